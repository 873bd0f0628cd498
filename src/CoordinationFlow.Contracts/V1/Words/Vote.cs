namespace CoordinationFlow.Contracts.V1;

/// <summary>How Belgium votes.</summary>
public enum Vote
{
    /// <summary>In favour.</summary>
    Approve,
    /// <summary>In favour, entering the reservations named.</summary>
    ApproveWithReservation,
    /// <summary>Abstains.</summary>
    Abstain,
    /// <summary>Against.</summary>
    Oppose,
    /// <summary>There is no vote on the item.</summary>
    NoVote,
}

/// <summary>The voting rule of an item.</summary>
public enum VotingRule
{
    /// <summary>An abstention counts like a vote not in favour.</summary>
    QualifiedMajority,
    /// <summary>An abstention does not prevent adoption.</summary>
    Unanimity,
}
