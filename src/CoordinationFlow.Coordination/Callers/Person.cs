using System.Collections.Immutable;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Callers;

/// <summary>A person or a ministry's own system that can sign in, with the roles it may act in.</summary>
public sealed record Person(string Id, string Name, ImmutableArray<PersonRole> Roles)
{
    /// <summary>The languages the person reads, best first.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];

    /// <summary>Where mail goes; null: the person gets none.</summary>
    public string? Mail { get; init; }

    /// <summary>A service account's token as SHA-256, hex; null for a person. The token itself is kept nowhere.</summary>
    public string? TokenHash { get; init; }
}

/// <summary>A role, for a participant where the role has one.</summary>
public sealed record PersonRole(Role Role, string? Participant = null);
