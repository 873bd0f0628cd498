using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions.Rules;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions;

/// <summary>
/// Takes an answer (domain 3.5, 3.9, 3.12). Order of checks: mandate, replay by message id, key, fault of the message, participant retired,
/// content, late or superseded, equal content, conflict; so a late or superseded answer never conflicts.
/// </summary>
internal sealed class Committing : Handler<CommitPosition>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, CommitPosition command)
    {
        var (dossier, participant) = (story.Dossier, story.Context.Actor.Participant!);
        var hash = CanonicalJson.Hash(CanonicalJson.Of(command.Content));
        if (Repeated(dossier, command, participant) is { } earlier)
        {
            story.Receipt = earlier.Receipt with { Again = true };
            return null;
        }

        if (command.Key is { } key && dossier.Positions.FirstOrDefault(position => position.Participant == participant && position.Key == key) is { } sameKey)
        {
            story.Receipt = sameKey.Receipt with { Again = true };
            return sameKey.Receipt.ContentHash == hash ? null : new Refusal("idempotency.mismatch", "idempotencyKey");
        }

        var (round, fault) = RoundAnswered(story, command, participant);
        if (fault is not null)
        {
            return fault;
        }

        if (ContentRules(story, command, participant, round!).FirstBroken() is { } wrong)
        {
            return wrong;
        }

        return Take(story, command, participant, round!, hash);
    }

    private static StoredPosition? Repeated(DossierSnapshot dossier, CommitPosition command, string participant) =>
        command.MessageId is { } id ? dossier.Positions.FirstOrDefault(position => position.Participant == participant && position.MessageId == id) : null;

    private static (Round? Round, Refusal? Fault) RoundAnswered(Happenings story, CommitPosition command, string participant)
    {
        var dossier = story.Dossier;
        var round = dossier.LastRound;
        if (command.TaskId is { } taskId)
        {
            var (own, _, fault) = OwnTask.Find(story, taskId);
            if (fault is not null)
            {
                return (null, fault);
            }

            round = own;
        }
        else if (participant != dossier.Sheet.Pilot && !dossier.Successors.ContainsKey(participant))
        {
            return (null, new Refusal("task.unknown", "taskId"));
        }

        return round is null ? (null, new Refusal("round.closed"))
            : command.DraftHash is { } hash && dossier.Versions.All(version => version.Hash != hash) ? (null, new Refusal("message.malformed", "draftHash"))
            : (round, null);
    }

    private static IEnumerable<IRule> ContentRules(Happenings story, CommitPosition command, string participant, Round round)
    {
        yield return new AParticipantIsNotRetired(story.Context.Participants.Find(participant), story.At, story.Dossier.Successors.ContainsKey(participant));
        yield return new AStanceIsOnAParagraphOfTheDraft(command.Content, story.Dossier.VersionOf(round.Version)!);
        yield return new NoCompetenceIsForTheWholePosition(command.Content);
        yield return new ThePilotIsCompetent(command.Content, participant == story.Dossier.Sheet.Pilot);
        yield return new AStanceGivesItsReason(command.Content);
    }

    private static Refusal? Take(Happenings story, CommitPosition command, string participant, Round round, string hash)
    {
        if (story.Dossier.State == DossierState.Withdrawn)
        {
            return new Refusal("round.closed", "taskId");
        }

        var status = StatusOf(story, round);
        if (status == PositionStatus.InTime && story.Dossier.StandingOf(round, participant) is { } standing)
        {
            if (standing.Receipt.ContentHash == hash && !standing.LiftedSince)
            {
                Receive(story, command, participant, round, new Receipt(standing.Receipt.Id, story.At, PositionStatus.Unchanged, hash) { Round = round.Number });
                return null;
            }

            if (command.Replaces != standing.Receipt.Id)
            {
                return new Refusal("position.conflict", "replaces") { StandingReceipt = standing.Receipt.Id };
            }
        }

        story.Keep("position", command.Content);
        Receive(story, command, participant, round, new Receipt(story.Context.NewId(), story.At, status, hash) { Round = round.Number });
        Consequences(story, command.Content, participant, round, status);
        return null;
    }

    /// <summary>
    /// In time if received before the close: one second after the deadline in force, or the instant of a close that came earlier (INV-05);
    /// never by a close that came later, as where an abstention ends a round whose timer did not fire.
    /// </summary>
    private static PositionStatus StatusOf(Happenings story, Round round) => round.State switch
    {
        RoundState.Cancelled => PositionStatus.OnSupersededVersion,
        RoundState.Open when story.At < round.ClosesAt => PositionStatus.InTime,
        RoundState.Closed when story.At < round.ClosesAt && story.At < round.ClosedAt && story.Dossier.LastRound!.Number == round.Number => PositionStatus.InTime,
        _ => PositionStatus.Late,
    };

    private static void Receive(Happenings story, CommitPosition command, string participant, Round round, Receipt receipt)
    {
        var prepared = round.Tasks.GetValueOrDefault(participant)?.PreparedBy;
        story.Receipt = receipt;
        story.Add(new PositionReceived(participant, round.Number, round.Version, receipt, command.Content.Default, command.Content.Paragraphs, command.Content.ConsentsToAdoption,
            command.Replaces, command.MessageId, command.Key, prepared, story.Context.Actor.PersonId)
        {
            ProcessedAt = story.Context.Now > story.At ? story.Context.Now : null,
        });
    }

    private static void Consequences(Happenings story, PositionContent content, string participant, Round round, PositionStatus status)
    {
        switch (status)
        {
            case PositionStatus.InTime when round.State == RoundState.Open:
                BrokenSilence.Tell(story, participant, round);
                break;
            case PositionStatus.InTime when story.Dossier.Adoption is not null:
                story.Add(new FindingRaised("answer.overtaken", participant));
                break;
            case PositionStatus.InTime:
                story.TellOutcome(OutcomeCause.Overtaken, participant);
                break;
            case PositionStatus.Late:
                LateAnswers.Take(story, content, participant, round);
                break;
        }
    }
}
