namespace CoordinationFlow.Contracts.V1;

/// <summary>What a participant says on a paragraph. Severity rises from Agree to Object.</summary>
public enum Stance
{
    /// <summary>Agrees.</summary>
    Agree,
    /// <summary>Agrees and comments; needs a comment or an amendment. Never blocks.</summary>
    AgreeWithComments,
    /// <summary>A parliament has not spoken yet; names it. Breaks silence, does not block.</summary>
    ParliamentaryReservation,
    /// <summary>Still being examined. Breaks silence, does not block.</summary>
    ScrutinyReservation,
    /// <summary>Does not agree to the substance; needs reasons. Blocks.</summary>
    SubstantiveReservation,
    /// <summary>Objects; needs reasons. Blocks.</summary>
    Object,
    /// <summary>Has no competence in the matter; for the whole position only.</summary>
    NoCompetence,
}
