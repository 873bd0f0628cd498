using System.Collections.Immutable;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>How to import a definition.</summary>
/// <param name="Publish">Whether new instances run it from now on.</param>
public sealed record ImportOptions(bool Publish)
{
    /// <summary>Whose it is: <see cref="DefinitionOrigin"/>.</summary>
    public string Origin { get; init; } = DefinitionOrigin.Designer;

    /// <summary>Publishes in spite of problems, as Elsa 3.6 does: a trace or a try-out wants to see where the run fails.</summary>
    public bool EvenWithProblems { get; init; }

    /// <summary>A file that says no id gets one, as in Elsa; else it is refused.</summary>
    public bool FillsMissingId { get; init; }

    /// <summary>The first version keeps the number that the file says, as where Elsa takes files from a folder; else it is 1, as in Elsa's import.</summary>
    public bool KeepsNumber { get; init; }
}

/// <summary>What came of an import. No row: nothing was stored.</summary>
public sealed record ImportOutcome(DefinitionVersionRow? Row, ImmutableArray<Problem> Problems);

/// <summary>Where a version came from.</summary>
public static class DefinitionOrigin
{
    /// <summary>From a file that ships with the program.</summary>
    public const string Shipped = "shipped";

    /// <summary>From a flow designer.</summary>
    public const string Designer = "designer";
}
