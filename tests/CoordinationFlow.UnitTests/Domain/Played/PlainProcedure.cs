using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>
/// The procedure once more, as plainly as it can be written, for comparison: it hears the commands that were accepted and keeps texts, not
/// hashes. Its own: who is asked, in time or late, last words and carry-over, tacit or missing, the truth table, the gate.
/// </summary>
internal sealed partial class PlainProcedure
{
    private readonly Dictionary<(string Participant, string Id, string Text), PlainWord> _words = [];
    private readonly Dictionary<string, (PlainVersion Version, bool IsTacit)> _silences = [];
    private readonly Dictionary<(string Participant, PlainVersion Version), string[]> _agreedTacitly = [];
    private readonly List<PlainVersion> _versions = [];

    /// <summary>Answers that counted, for what was said since a late one.</summary>
    private List<PlainAnswer> Heard { get; } = [];

    private PlainSitting? _sitting;
    private string _pilot = "";

    public SortedDictionary<string, Seat> Seats { get; } = new(StringComparer.Ordinal);

    public List<PlainRound> Rounds { get; } = [];

    public SortedSet<string> NotCompetent { get; } = [];

    public HashSet<string> WentOnWithout { get; } = [];

    public HashSet<string> Excluded { get; } = [];

    public bool IsEnded { get; private set; }

    /// <summary>Whether the dossier is on the ladder, at a level or between two.</summary>
    public bool IsClimbing { get; private set; }

    /// <summary>What the last answer ought to be.</summary>
    public PositionStatus? LastStatus { get; private set; }

    public PlainVersion? Current => _versions.LastOrDefault(version => version.IsCirculated) ?? _versions.LastOrDefault();

    public IEnumerable<string> Counted => Seats.Where(seat => seat.Value is Seat.Pilot or Seat.Required && !NotCompetent.Contains(seat.Key) && !Excluded.Contains(seat.Key)).Select(seat => seat.Key);

    /// <summary>Takes one step in; a refused one is nothing.</summary>
    public void Hear(PlayedStep step)
    {
        LastStatus = null;
        if (step.IsRefused)
        {
            return;
        }

        var wasBlocked = IsClimbing && IsBlocked;
        switch (step.Command)
        {
            case CreateDossier create: Create(create); break;
            case WriteDraft write: Write(write.Paragraphs); break;
            case SetSeat seat: Set(seat, step); break;
            case Circulate circulate: Open(circulate.Paragraphs, [.. circulate.Ask], circulate.Procedure, step); break;
            case Supersede supersede:
                Rounds[^1].State = "cancelled";
                Open(supersede.Paragraphs, [], supersede.Procedure, step);
                break;
            case DeliverTask deliver when Rounds.SelectMany(round => round.Tasks.Values).Any(task => task.Id == deliver.TaskId): Task(deliver.TaskId).Delivered ??= step.At; break;
            case OpenTask open:
                Task(open.TaskId).Opened ??= step.At;
                Task(open.TaskId).Delivered ??= step.At;
                break;
            case Extend or Shorten or ApplyImpact: Rounds[^1].Deadline = step.After.OpenRound!.Deadline; break;
            case CommitPosition commit: Answer(commit, step); break;
            case LiftReservation lift: Lift(step.Actor.Participant!, lift.Paragraphs, step.At); break;
            case ConsentToAdoption: Change(step, Stance.ScrutinyReservation, word => word with { Consented = true }, []); break;
            case MakeStatement state: Change(step, Stance.SubstantiveReservation, word => word with { Stated = true }, state.Paragraphs); break;
            case Escalate escalate:
                IsClimbing = true;
                _sitting = new PlainSitting(escalate.Level, escalate.Sitting);
                _sitting.Call(Counted, step.At);
                break;
            case RecordSitting sitting: Sit(sitting, step); break;
            case AdmitLate admit: Admit(admit.Participant); break;
            case GoOnWithout: WentOnWithout.UnionWith(Counted.Where(IsMissing)); break;
            case CloseEarly: Close(step, cut: false); break;
            case CloseRound close when Rounds.LastOrDefault() is { IsOpen: true } round && close.Round == Rounds.Count && step.At >= round.Deadline.AddSeconds(1): Close(step, cut: false); break;
            case ReachCutoff when step.Before.Cutoff is { } cutoff && step.At >= cutoff.AddSeconds(1) && !step.Before.CutoffIsReached && Rounds.Count > 0:
                Close(step, cut: true);
                LeaveTheLadder(unless: IsBlocked || Counted.Any(code => Current!.Texts.Any(one => Standing(code, one.Id) is { Letter: 'S', Consented: false })));
                break;
            case RecordAbstention:
                Close(step, cut: Rounds[^1].Runs(step.At));
                IsEnded = true;
                break;
            case TakeUpRetirements:
                foreach (var retired in step.Events<ParticipantChanged>())
                {
                    Retire(retired.Participant, retired.Successor, step);
                }

                break;
            case Reopen:
                IsEnded = false;
                WentOnWithout.Clear();
                break;
            case Adopt or Withdraw:
                IsEnded = true;
                break;
        }

        if (wasBlocked && (step.Command is LiftReservation or MakeStatement || LastStatus == PositionStatus.Late))
        {
            LeaveTheLadder(unless: IsBlocked);
        }

        if (IsEnded)
        {
            LeaveTheLadder(unless: false);
        }

        if (step.Command is Withdraw && Rounds.LastOrDefault() is { IsOpen: true } last)
        {
            last.State = "cancelled";
        }
    }

    /// <summary>The word on the table's text: what was said; T or M where nothing was.</summary>
    public PlainWord Standing(string participant, string id)
    {
        var text = Current!.Texts.Single(one => one.Id == id).Text;
        return _words.TryGetValue((participant, id, text), out var word) ? word
            : new PlainWord((_silences.TryGetValue(participant, out var silence) && silence.Version == Current && silence.IsTacit) || _agreedTacitly.GetValueOrDefault((participant, Current), []).Contains(id) ? 'T' : 'M');
    }

    private bool IsBlocked => Counted.Any(code => Current!.Texts.Any(one => Standing(code, one.Id).Blocks));

    public bool HasSaid(string participant, string id) => Standing(participant, id).Letter is not ('T' or 'M');

    public bool IsMissing(string participant) => Current!.Texts.Any(one => Standing(participant, one.Id).Letter == 'M');

    public bool IsTacit(string participant) => !IsMissing(participant) && Current!.Texts.Any(one => Standing(participant, one.Id).Letter == 'T');

    private void Create(CreateDossier create)
    {
        _pilot = create.Sheet.Pilot;
        Seats[_pilot] = Seat.Pilot;
        foreach (var (codes, seat) in new[] { (create.Sheet.Required, Seat.Required), (create.Sheet.Consulted, Seat.Consulted) })
        {
            foreach (var code in codes)
            {
                Seats[code] = seat;
            }
        }

        Write(create.Paragraphs);
    }

    private void Write(IEnumerable<Paragraph> paragraphs)
    {
        _versions.RemoveAll(version => !version.IsCirculated && version == _versions[^1]);
        _versions.Add(new PlainVersion([.. paragraphs.Select(one => (one.Id, one.Text["fr"]))]));
    }

    private void Open(IEnumerable<Paragraph> paragraphs, string[] ask, Procedure procedure, PlayedStep step)
    {
        var given = paragraphs.Select(one => (one.Id, one.Text["fr"])).ToArray();
        if (given.Length > 0 && !given.SequenceEqual(_versions[^1].Texts) && ask.Length == 0)
        {
            _versions.Add(new PlainVersion(given));
        }

        var version = ask.Length > 0 ? Current! : _versions[^1];
        var before = _versions.LastOrDefault(one => one.IsCirculated);
        if (!version.IsCirculated)
        {
            foreach (var one in version.Texts.Where(one => before?.Texts.Contains(one) != true))
            {
                _words[(_pilot, one.Id, one.Text)] = new PlainWord('A') { At = step.At };
            }
        }

        version.IsCirculated = true;
        var asked = ask.Length > 0 ? ask : [.. Seats.Where(seat => seat.Value is Seat.Required or Seat.Consulted && !Excluded.Contains(seat.Key)).Select(seat => seat.Key)];
        Rounds.Add(new PlainRound(version, procedure, ask.Length > 0, step.At) { Deadline = step.After.OpenRound!.Deadline });
        foreach (var code in asked)
        {
            Issue(code, step);
        }

        if (ask.Length == 0)
        {
            WentOnWithout.Clear();
        }
    }

    private void Issue(string code, PlayedStep step) => Rounds[^1].Tasks[code] = new PlainTask(step.After.Rounds[^1].Tasks[code].Id, step.At);

    private void Set(SetSeat command, PlayedStep step)
    {
        var open = Rounds.LastOrDefault() is { } round && round.Runs(step.At) ? round : null;
        if (command.Seat is { } seat)
        {
            Seats[command.Participant] = seat;
        }
        else
        {
            Seats.Remove(command.Participant);
            Excluded.Remove(command.Participant);
        }

        if (open is null)
        {
            _sitting?.Call(Counted, step.At);
            return;
        }

        if (command.Seat is not (Seat.Required or Seat.Consulted))
        {
            if (!open.Standing.ContainsKey(command.Participant))
            {
                open.Cancelled.Add(command.Participant);
            }
        }
        else if (!open.Tasks.ContainsKey(command.Participant) || open.Cancelled.Remove(command.Participant))
        {
            Issue(command.Participant, step);
        }

        open.Deadline = step.After.OpenRound!.Deadline;
    }

    /// <summary>Who sits agrees; who stays away agrees tacitly where it has said nothing on the decided text, and was called in time; else it is asked.</summary>
    private void Sit(RecordSitting command, PlayedStep step)
    {
        var sitting = _sitting!;
        _sitting = null;
        LeaveTheLadder(unless: command.Decision == SittingDecision.NoAgreement);
        if (command.Decision != SittingDecision.Agreement)
        {
            return;
        }

        var urgent = Rounds.LastOrDefault(round => round is { IsSupplementary: false, State: not "cancelled" })?.Procedure == Procedure.Urgent;
        var clock = new PlainClock(step.BridgeDays);
        var (old, counted) = (Current!, Counted.ToArray());
        var were = counted.ToDictionary(code => code, code => old.Texts.ToDictionary(one => one.Id, one => Standing(code, one.Id).Letter));
        (string Id, string Text)[] texts = [.. old.Texts.Select(one => command.Paragraphs.FirstOrDefault(paragraph => paragraph.Id == one.Id) is { } other ? (one.Id, other.Text["fr"]) : one)];
        var table = texts.SequenceEqual(old.Texts) ? old : new PlainVersion(texts) { IsCirculated = true };
        if (table != old)
        {
            _versions.Add(table);
        }

        foreach (var code in counted)
        {
            var isPresent = command.Present.Contains(code);
            foreach (var (id, text) in texts.Where(one => isPresent && command.Decides.Contains(one.Id)))
            {
                _words[(code, id, text)] = new PlainWord('A') { At = step.At };
            }

            var bound = !isPresent && sitting.HadDueNotice(code, urgent, clock);
            _silences[code] = (table, false);
            _agreedTacitly[(code, table)] = [.. texts.Where(one => (bound && command.Decides.Contains(one.Id)) || (were[code][one.Id] == 'T' && old.Texts.Contains(one))).Select(one => one.Id)];
        }

        string[] toConfirm = [.. counted.Where(code => !command.Present.Contains(code) && !sitting.HadDueNotice(code, urgent, clock))];
        if (toConfirm.Length > 0)
        {
            Rounds.Add(new PlainRound(table, Procedure.Silence, isSupplementary: true, step.At) { Deadline = clock.DaysAfter(step.At, 1) });
            foreach (var code in toConfirm)
            {
                Issue(code, step);
            }
        }
    }

    private void LeaveTheLadder(bool unless)
    {
        if (IsClimbing && !unless)
        {
            (IsClimbing, _sitting) = (false, null);
        }
    }

    private PlainTask Task(string id) => Rounds.SelectMany(round => round.Tasks.Values).Single(task => task.Id == id);

    private void Answer(CommitPosition command, PlayedStep step)
    {
        var participant = step.Actor.Participant!;
        if (step.Decision.Receipt!.Again)
        {
            return;
        }

        var round = command.TaskId is null ? Rounds[^1] : Rounds.Single(one => one.Tasks.Values.Any(task => task.Id == command.TaskId));
        var answer = new PlainAnswer(participant, round, command.Content) { At = step.At };
        LastStatus = round.State == "cancelled" ? PositionStatus.OnSupersededVersion
            : step.At < round.Deadline.AddSeconds(1) && round.IsOpen ? PositionStatus.InTime
            : step.At < round.Deadline.AddSeconds(1) && step.At < round.ClosedAt && round == Rounds[^1] ? PositionStatus.InTime
            : PositionStatus.Late;
        if (LastStatus == PositionStatus.InTime && round.Standing.TryGetValue(participant, out var standing) && !standing.Lifted && SameContent(standing.Content, command.Content))
        {
            LastStatus = PositionStatus.Unchanged;
            return;
        }

        switch (LastStatus)
        {
            case PositionStatus.InTime:
                round.Standing[participant] = answer;
                Speak(answer);
                Heard.Add(answer);
                break;
            case PositionStatus.OnSupersededVersion:
                Speak(answer);
                Heard.Add(answer);
                break;
            default:
                TakeLate(answer);
                break;
        }
    }

    private void TakeLate(PlainAnswer answer)
    {
        answer.Round.Late.Add(answer);
        if (IsEnded)
        {
            return;
        }

        if (WentOnWithout.Contains(answer.Participant) && !Rounds[^1].IsOpen && !IsClimbing)
        {
            Admit(answer.Participant);
            return;
        }

        var ids = answer.Round.Version == Current && answer.Content.Default != Stance.NoCompetence && !NotCompetent.Contains(answer.Participant) ? Current.Texts.Select(one => one.Id).ToArray() : [];
        if (ids.Length > 0 && ids.All(id => HasSaid(answer.Participant, id) && PlainWord.LetterOf(answer.On(id)).CompareInSeverity(Standing(answer.Participant, id).Letter) <= 0))
        {
            Lift(answer.Participant, ids.Where(id => PlainWord.LetterOf(answer.On(id)).CompareInSeverity(Standing(answer.Participant, id).Letter) < 0).Select(id => KeyValuePair.Create(id, answer.On(id))), answer.At);
        }
    }

    private void Admit(string participant)
    {
        var late = Rounds.SelectMany(round => round.Late).Where(one => one.Participant == participant && !one.Admitted).MaxBy(one => one.Number)!;
        late.Admitted = true;
        late.Round.Standing[participant] = late;
        var (hasAnsweredSince, wasNotCompetent) = (Heard.Any(one => one.Participant == participant && one.At > late.At), NotCompetent.Contains(participant));
        Speak(late);
        Heard.Add(late);
        if (hasAnsweredSince && late.Round != Rounds[^1])
        {
            _ = wasNotCompetent ? NotCompetent.Add(participant) : NotCompetent.Remove(participant);
        }
    }

    private void Speak(PlainAnswer answer)
    {
        WentOnWithout.Remove(answer.Participant);
        if (answer.Content.Default == Stance.NoCompetence)
        {
            NotCompetent.Add(answer.Participant);
            return;
        }

        NotCompetent.Remove(answer.Participant);
        foreach (var (id, text) in answer.Round.Version.Texts)
        {
            var letter = PlainWord.LetterOf(answer.On(id));
            if (answer.Admitted && answer.Round != Rounds[^1] && _words.TryGetValue((answer.Participant, id, text), out var since) && since.At > answer.At)
            {
                continue;
            }

            _words[(answer.Participant, id, text)] = new PlainWord(letter) { At = answer.At, Consented = letter == 'S' && answer.Content.ConsentsToAdoption };
        }
    }

    private void Lift(string participant, IEnumerable<KeyValuePair<string, Stance>> paragraphs, DateTimeOffset at)
    {
        foreach (var (id, stance) in paragraphs.ToArray())
        {
            _words[(participant, id, Current!.Texts.Single(one => one.Id == id).Text)] = new PlainWord(PlainWord.LetterOf(stance)) { At = at };
        }

        StandsChanged(participant);
    }

    private void StandsChanged(string participant)
    {
        foreach (var answer in Rounds.SelectMany(round => round.Standing).Where(one => one.Key == participant).Select(one => one.Value))
        {
            answer.Lifted = true;
        }
    }

    private void Change(PlayedStep step, Stance stance, Func<PlainWord, PlainWord> change, IReadOnlyCollection<string> ids)
    {
        foreach (var (id, text) in Current!.Texts.Where(one => ids.Count == 0 || ids.Contains(one.Id)))
        {
            if (_words.TryGetValue((step.Actor.Participant!, id, text), out var word) && word.Letter == PlainWord.LetterOf(stance))
            {
                _words[(step.Actor.Participant!, id, text)] = change(word);
            }
        }
    }

    private void Close(PlayedStep step, bool cut)
    {
        if (Rounds[^1] is not { IsOpen: true } round)
        {
            return;
        }

        (round.State, round.ClosedAt) = ("closed", step.At);
        var clock = new PlainClock(step.BridgeDays);
        foreach (var (code, task) in round.Tasks.Where(task => !round.Standing.ContainsKey(task.Key)))
        {
            _silences[code] = (round.Version, !cut && IsConsent(round, task, clock));
            _agreedTacitly.Remove((code, round.Version));
        }
    }

    private static bool IsConsent(PlainRound round, PlainTask task, PlainClock clock) => round.Procedure switch
    {
        Procedure.Silence => clock.SecondsBetween(task.Issued, round.Deadline) >= 4 * 3600 && task.Delivered is { } delivered && clock.SecondsBetween(delivered, round.Deadline) >= 2 * 3600,
        Procedure.Urgent => task.Opened < round.Deadline.AddSeconds(1),
        _ => false,
    };

    private static bool SameContent(PositionContent one, PositionContent other) =>
        one.Default == other.Default && one.ConsentsToAdoption == other.ConsentsToAdoption
        && one.Paragraphs.Count == other.Paragraphs.Count && one.Paragraphs.All(stance => other.Paragraphs.TryGetValue(stance.Key, out var same) && same == stance.Value);
}
