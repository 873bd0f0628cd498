using System.Collections.Immutable;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Callers;

/// <summary>
/// Who is signed in: a person or a service account, and the role and participant it acts in for this request. Each endpoint, page and
/// live message has one; there is no anonymous view of a dossier.
/// </summary>
public sealed record Caller(string PersonId, string Name, Role Role, string? Participant)
{
    /// <summary>The languages the person reads, best first (nl, fr, de, en).</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];

    /// <summary>A ministry's own system rather than a person.</summary>
    public bool IsServiceAccount { get; init; }

    /// <summary>As the actor of a command that comes in by that way.</summary>
    public Actor As(Channel channel) => new(PersonId, Role, Participant, channel);
}
