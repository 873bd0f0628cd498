namespace CoordinationFlow.Domain.Words;

/// <summary>What a participant says (domain 3.1). Severity rises from Agree to Object; NoCompetence stands outside the order.</summary>
public enum Stance
{
    /// <summary>A.</summary>
    Agree,
    /// <summary>C, needs a comment or an amendment.</summary>
    AgreeWithComments,
    /// <summary>P, names the parliament concerned.</summary>
    ParliamentaryReservation,
    /// <summary>S.</summary>
    ScrutinyReservation,
    /// <summary>R, needs a reason; blocks.</summary>
    SubstantiveReservation,
    /// <summary>O, needs a reason; blocks.</summary>
    Object,
    /// <summary>N, for the whole position only.</summary>
    NoCompetence,
}
