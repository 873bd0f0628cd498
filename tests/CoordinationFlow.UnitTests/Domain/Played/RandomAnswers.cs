using System.Collections.Immutable;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>What participants do in a random play: answer, in time or late, twice or in conflict; open, prepare, lift, consent, state.</summary>
internal sealed class RandomAnswers(PlayedDossier played, Choices choices)
{
    private static readonly Stance[] Stances =
        [Stance.Agree, Stance.Agree, Stance.Agree, Stance.Agree, Stance.AgreeWithComments, Stance.ParliamentaryReservation, Stance.ScrutinyReservation, Stance.SubstantiveReservation, Stance.Object];

    private readonly Dictionary<string, DateTimeOffset> _lastStamps = [];
    private readonly List<(CommitPosition Command, Actor Actor)> _sent = [];

    public void Act()
    {
        var participant = Somebody();
        switch (choices.Next(14))
        {
            case 0: Send(participant, new LiftReservation(PlayedDossier.Id, choices.OneIn(3) ? Some(AStance) : Held(participant, Stances[4..]).ToImmutableDictionary(id => id, _ => AStance()))); break;
            case 1: Send(participant, new LiftReservation(PlayedDossier.Id, Held(participant, Stance.Object, Stance.SubstantiveReservation, Stance.ScrutinyReservation, Stance.ParliamentaryReservation).ToImmutableDictionary(id => id, _ => Stance.Agree))); break;
            case 2: Send(participant, new ConsentToAdoption(PlayedDossier.Id, [])); break;
            case 3: Send(participant, new MakeStatement(PlayedDossier.Id, [.. Held(participant, Stance.SubstantiveReservation)], "our statement")); break;
            case 4: OnTask(participant, id => new OpenTask(PlayedDossier.Id, id)); break;
            case 5: OnTask(participant, id => new PrepareAnswer(PlayedDossier.Id, id, Content())); break;
            case 6: Deliver(participant); break;
            case 7 when _sent.Count > 0:
                var (command, actor) = _sent[choices.Next(_sent.Count)];
                played.Send(command, actor);
                break;
            default: Commit(participant); break;
        }
    }

    private void Commit(string participant)
    {
        int? round = choices.OneIn(8) && played.Now.Rounds.Length > 1 ? 1 + choices.Next(played.Now.Rounds.Length) : null;
        var (task, asked) = (played.TaskOf(participant, round), played.Now.Rounds.LastOrDefault(one => one.Number == (round ?? one.Number) && (participant == "IBZ" || one.Tasks.ContainsKey(participant))));
        var replaces = choices.Next(6) switch { 0 => null, 1 => "id1", _ => asked?.Standing.GetValueOrDefault(participant) };
        var command = new CommitPosition(PlayedDossier.Id, task, Content(), replaces) { MessageId = $"m{played.Steps.Count}", Key = choices.OneIn(6) ? "one key" : null };
        var stamp = played.Clock;
        if (choices.OneIn(4))
        {
            stamp = choices.OneIn(2) && played.Now.LastRound is { State: RoundState.Closed } closed ? closed.Deadline.AddMilliseconds(500 * choices.Next(3)) : stamp.AddSeconds(-new[] { 1, 30, 1800, 7200 }[choices.Next(4)]);
        }

        DateTimeOffset[] after = [stamp, _lastStamps.GetValueOrDefault(participant), asked?.Tasks.GetValueOrDefault(participant)?.IssuedAt ?? asked?.OpenedAt ?? stamp];
        stamp = after.Max();
        if (stamp <= played.Clock)
        {
            _sent.Add((command, PlayedDossier.Holder(participant)));
            Send(participant, command, stamp);
        }
    }

    private void OnTask(string participant, Func<string, CoordinationFlow.Domain.Dossiers.DossierCommand> command)
    {
        if (played.TaskOf(participant) is { } id)
        {
            Send(participant, command(id));
        }
    }

    private void Deliver(string participant)
    {
        if (played.TaskOf(participant) is { } id)
        {
            played.Send(new DeliverTask(PlayedDossier.Id, id), Actor.Clock);
        }
    }

    private void Send(string participant, CoordinationFlow.Domain.Dossiers.DossierCommand command, DateTimeOffset? stamp = null)
    {
        _lastStamps[participant] = stamp ?? played.Clock;
        played.Send(command, PlayedDossier.Holder(participant), stamp);
    }

    private string Somebody()
    {
        var asked = played.Now.LastRound?.Tasks.Keys.ToArray() ?? [];
        return choices.OneIn(6) || asked.Length == 0 ? new[] { "IBZ", "FA", "JUS", "VL", "WAL", "BRU", "FIN" }[choices.Next(7)] : asked[choices.Next(asked.Length)];
    }

    private PositionContent Content()
    {
        if (choices.OneIn(12))
        {
            return Playing.Content(Stance.NoCompetence);
        }

        var content = Playing.Content(AStance()) with { ConsentsToAdoption = choices.OneIn(3) };
        return choices.OneIn(2) ? content with { Paragraphs = Some(AStance) } : content;
    }

    private string[] Held(string participant, params Stance[] stances) =>
        [.. (played.Now.Version?.Paragraphs ?? []).Where(mark => played.Now.WordOf(participant, mark) is { } word && stances.Contains(word.Stance)).Select(mark => mark.Id)];

    private Stance AStance() => Stances[choices.Next(Stances.Length)];

    private ImmutableDictionary<string, Stance> Some(Func<Stance> stance) =>
        Enumerable.Range(1, 1 + choices.Next(2)).Select(_ => $"{1 + choices.Next(3)}").Distinct().ToImmutableDictionary(id => id, _ => stance());
}
