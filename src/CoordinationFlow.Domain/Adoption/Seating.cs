namespace CoordinationFlow.Domain.Adoption;

/// <summary>
/// Who sits in the Council and who assists, by the item's category (agreement of 8 March 1994, as changed 13 February 2003; domain 1.6).
/// The category decides who sits, never who must agree.
/// </summary>
public static class Seating
{
    /// <summary>Seat and assessor (several joined by a space); null where the dossier has no category or the category no assessor.</summary>
    public static (string? Seat, string? Assessor) Of(string? category) => category switch
    {
        "I" => ("federal", null),
        "II" => ("federal", "federated"),
        "III" => ("federated", "federal"),
        "IV" => ("federated", null),
        "V" => ("VL", null),
        "VI" => ("federal", "VL WAL"),
        _ => (null, null),
    };
}
