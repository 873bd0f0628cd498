using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Participants;

/// <summary>A ministry, government or other body that is asked, told or observes.</summary>
public sealed record Participant(string Code, ParticipantKind Kind)
{
    /// <summary>Names by language (en, fr, nl, de).</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Languages, the first is the interface's default.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The address of its own mailbox, which gets what its persons get; null: it has none.</summary>
    public string? Mail { get; init; }

    /// <summary>Cleared for RESTREINT.</summary>
    public bool Cleared { get; init; }

    /// <summary>Since when it is retired, UTC; null: it is not.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>The participant that speaks for it since it is retired; null: none.</summary>
    public string? Successor { get; init; }

    /// <summary>Federal, federated or outside, from the kind.</summary>
    public Sphere Sphere => Kind switch
    {
        ParticipantKind.FederalService or ParticipantKind.FederalAgency or ParticipantKind.FederalCabinet => Sphere.Federal,
        ParticipantKind.Region or ParticipantKind.Community or ParticipantKind.CommunityCommission => Sphere.Federated,
        _ => Sphere.Outside,
    };
}

/// <summary>Participants and mandates as they are at the step's instant.</summary>
public interface IParticipantDirectory
{
    /// <summary>The participant, retired or not; null: unknown.</summary>
    Participant? Find(string code);

    /// <summary>Whether the person holds the participant's mandate (INV-45).</summary>
    bool HoldsMandate(string personId, string participant);
}
