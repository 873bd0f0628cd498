using System.Collections.Immutable;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.ResilienceTests.Dossiers;

/// <summary>The commands of one round, each under an idempotency key that is its own: whoever gives one again gives the same one.</summary>
internal sealed class DossierCommandsOf(string reference, params string[] required)
{
    private static readonly Actor Coordinator = new("ann", Role.Coordinator, null, Channel.Rest);

    /// <summary>Who is asked.</summary>
    public IReadOnlyList<string> Asked => required;

    /// <summary>The coordinator makes the dossier.</summary>
    public CommandEnvelope Create(DateTimeOffset at) => new(
        new CreateDossier(
            "",
            new DossierSheet { Reference = reference, Pilot = "SOC", Areas = ["SOS"], Required = [.. required], Category = "II", VotingRule = VotingRule.QualifiedMajority },
            [new Paragraph("p1", ImmutableDictionary<string, string>.Empty.Add("en", "Belgium supports one electronic form.").Add("nl", "België steunt één elektronisch formulier."))]),
        Coordinator, at)
    { IdempotencyKey = $"{reference}-create" };

    /// <summary>The coordinator circulates it for two working days.</summary>
    public CommandEnvelope Circulate(string dossierId, DateTimeOffset at) =>
        new(new Circulate(dossierId, Procedure.Ordinary, new DeadlineRule.WorkingDays(2), [], []), Coordinator, at) { IdempotencyKey = $"{reference}-circulate" };

    /// <summary>A participant's mandate holder agrees.</summary>
    public CommandEnvelope Answer(string dossierId, string participant, string taskId, DateTimeOffset at) => new(
        new CommitPosition(dossierId, taskId, new PositionContent(Stance.Agree)) { MessageId = $"{reference}-{participant}", Key = $"{reference}-{participant}" },
        new Actor(participant == "JUS" ? "jana" : $"{participant.ToLowerInvariant()}-m1", Role.MandateHolder, participant, Channel.Rest), at)
    { IdempotencyKey = $"{reference}-{participant}" };

    /// <summary>The coordinator adopts.</summary>
    public CommandEnvelope Adopt(string dossierId, DateTimeOffset at) => new(new Adopt(dossierId), Coordinator, at) { IdempotencyKey = $"{reference}-adopt" };
}
