namespace CoordinationFlow.IntegrationTests.Rights;

/// <summary>One person or system of each role, in the order of the columns of <see cref="RightsTable"/>. EMP is asked, SOC is the pilot.</summary>
internal static class Askers
{
    public static readonly string?[] InOrder =
    [
        null, // nobody
        "ann", // coordinator
        "sec", // secretariat of the levels
        "soc-m1", // the pilot's mandate holder
        "soc-h1", // the pilot's handler
        "emp-m1", // the asked participant's mandate holder
        "emp-h1", // the asked participant's handler
        "emp", // the asked participant's own system
        "cocom-m1", // the consulted participant's mandate holder
        "paul", // Permanent Representation
        "ida", // observer of this dossier
        "fin-m1", // mandate holder of a participant that is not asked
        "will", // observer of other dossiers
        "dirk", // auditor
        "eva", // administrator
        "clara", // flow designer
    ];
}
