namespace CoordinationFlow.Contracts.V1;

/// <summary>A round's procedure.</summary>
public enum Procedure
{
    /// <summary>Everyone answers; silence is no agreement.</summary>
    Ordinary,
    /// <summary>Silence until the deadline is agreement, with proof of delivery in due time.</summary>
    Silence,
    /// <summary>Hours instead of days; silence is agreement only where the task was opened in time.</summary>
    Urgent,
}
