using System.Collections.Immutable;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Callers;

/// <summary>A person that can sign in, with the roles it may act in.</summary>
public sealed record Person(string Id, string Name, ImmutableArray<PersonRole> Roles)
{
    /// <summary>The languages the person reads, best first.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];
}

/// <summary>A role, for a participant where the role has one.</summary>
public sealed record PersonRole(Role Role, string? Participant = null);
