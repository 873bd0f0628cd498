using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Domain.Played.Aftermath;

/// <summary>
/// What comes after the rounds once more, written from domain 3.2 (D11, D13 to D17), 3.7, 3.14 and 3.19 as plainly as it can be: adoption and
/// abstention, the instruction that is valid, ad referendum and the definitive position, the report, reopening, kept reservations with their review
/// dates. Everybody answers each round on every paragraph, so that the last answer is the last word. Each act says whether it is accepted.
/// </summary>
internal sealed partial class PlainAftermath(Vote proposed, DateOnly? meeting)
{
    private readonly List<PlainInstruction> _instructions = [];
    private readonly List<string> _findings = [];
    private readonly Dictionary<(string Holder, string Paragraph), (Stance Stance, bool Consented)> _words = [];
    private readonly SortedDictionary<(string Holder, string Paragraph), Stance> _kept = [];
    private readonly SortedDictionary<string, (DateTimeOffset At, int Passed)> _reviews = new(StringComparer.Ordinal);
    private PlainDuty? _duty;
    private DateOnly? _meeting = meeting;
    private ReportResult? _report;
    private int _position = 1;
    private int _version = 1;
    private (int Position, int Version)? _record;

    public DossierState State { get; private set; } = DossierState.Preparing;

    public bool MayCirculate => State is DossierState.Preparing or DossierState.Assessing;

    public void Circulated(bool isNew)
    {
        _version += isNew ? 1 : 0;
        State = DossierState.InRound;
    }

    public void Answered(string holder, string paragraph, Stance stance, bool consented) => _words[(holder, paragraph)] = (stance, consented && stance == Stance.ScrutinyReservation);

    public void Closed() => State = DossierState.Assessing;

    /// <summary>The gate: no R, no O, no S without consent. The position's instruction ends the duty of one ad referendum.</summary>
    public bool Adopt(DateTimeOffset at)
    {
        if (State != DossierState.Assessing || _words.Values.Any(word => word.Stance >= Stance.SubstantiveReservation || (word.Stance == Stance.ScrutinyReservation && !word.Consented)))
        {
            return false;
        }

        _kept.Clear();
        foreach (var (key, word) in _words.Where(one => one.Value.Stance is Stance.ParliamentaryReservation or Stance.ScrutinyReservation))
        {
            _kept[key] = word.Stance;
            _reviews[key.Holder] = (WorkingDaysAfter(at, 20), 0);
        }

        _record = (_position, _version);
        Give(Instruct(_position, _version, WithWhatIsKept, isAdReferendum: false, Reservations));
        State = DossierState.InFollowUp;
        return true;
    }

    public bool Abstain(string reason)
    {
        if (State != DossierState.Assessing || reason.Length == 0)
        {
            return false;
        }

        _kept.Clear();
        _record = null;
        Give(Instruct(_position, _version, Vote.Abstain, isAdReferendum: false, ""));
        State = DossierState.InFollowUp;
        return true;
    }

    public bool InstructAdReferendum(DateTimeOffset at, string reason, Vote? vote)
    {
        if (State is not (DossierState.InRound or DossierState.Assessing) || reason.Length == 0)
        {
            return false;
        }

        _duty = new(WorkingDaysAfter(at, 3), Instruct(_position, _version, vote ?? proposed, isAdReferendum: true, "").Vote, _version, null);
        return true;
    }

    public bool Report(DateTimeOffset at, ReportResult result, string reason)
    {
        if (State != DossierState.InFollowUp || (result == ReportResult.Deviated && reason.Length == 0))
        {
            return false;
        }

        _report = result;
        if (result == ReportResult.Deviated)
        {
            _findings.Add("follow-up.deviated");
            _duty = new(WorkingDaysAfter(at, 3), _instructions[^1].Vote, _instructions[^1].Version, null);
        }
        else if (result != ReportResult.Postponed)
        {
            State = DossierState.Closed;
            _reviews.Clear();
        }

        return true;
    }

    /// <summary>Where the meeting was not held, or its report says Postponed or Deviated. The record and its instruction stay until another replaces them.</summary>
    public bool Reopen(DateTimeOffset at, string reason)
    {
        var may = _report is { } said ? said is ReportResult.Postponed or ReportResult.Deviated : _meeting is not { } day || DateOnly.FromDateTime(PlainClock.Local(at)) <= day;
        if (State != DossierState.InFollowUp || reason.Length == 0 || !may)
        {
            return false;
        }

        (State, _report) = (DossierState.Preparing, null);
        _position++;
        _reviews.Clear();
        return true;
    }

    /// <summary>Before adoption any word; after it a kept P or S, and as long as the adoption's instruction is valid it is issued again without it.</summary>
    public bool Lift(string holder, string paragraph, Stance to)
    {
        if (State is DossierState.Withdrawn or DossierState.Closed || (State == DossierState.InFollowUp && (_record is null || !_kept.ContainsKey((holder, paragraph)))))
        {
            return false;
        }

        var held = State == DossierState.InFollowUp ? _kept[(holder, paragraph)] : _words.GetValueOrDefault((holder, paragraph)).Stance;
        if (to >= held)
        {
            return false;
        }

        _words[(holder, paragraph)] = (to, false);
        if (IsInForce && _record is var (position, version) && version == _version && _kept.TryGetValue((holder, paragraph), out var kept) && to < kept)
        {
            Lower(holder, paragraph, to);
            Instruct(position, version, WithWhatIsKept, isAdReferendum: false, Reservations);
        }

        return true;
    }

    public bool Withdraw()
    {
        if (State is not (DossierState.Preparing or DossierState.Assessing))
        {
            return false;
        }

        State = DossierState.Withdrawn;
        return true;
    }

    public void Moved(DateOnly day) => _meeting = day;

    /// <summary>The clock goes there: a definitive position falls overdue, review dates pass, each once in its second.</summary>
    public void PassTo(DateTimeOffset at)
    {
        while (Next is { } next && next <= at)
        {
            if (_duty is { State: null } owed && owed.Due.AddSeconds(1) == next)
            {
                _duty = owed with { State = DefinitiveState.Overdue };
                _findings.Add("definitive-position.overdue");
            }

            foreach (var (holder, review) in _reviews.Where(one => one.Value.At.AddSeconds(1) == next).ToArray())
            {
                _reviews[holder] = (WorkingDaysAfter(next, 20), review.Passed + 1);
            }
        }
    }

    private DateTimeOffset? Next =>
        State == DossierState.Withdrawn ? null
        : _reviews.Values.Select(review => review.At).Concat(_duty is { State: null } owed ? [owed.Due] : []).Select(at => (DateTimeOffset?)at.AddSeconds(1)).Min();

    /// <summary>Whether the adoption's own instruction is the valid one.</summary>
    private bool IsInForce => _record is var (position, _) && _instructions[^1] is { IsAdReferendum: false } valid && valid.Position == position;

    private Vote WithWhatIsKept => _kept.Count == 0 ? proposed : Vote.ApproveWithReservation;

    private string Reservations => string.Join(" ", _kept.Select(one => $"{one.Key.Paragraph}:{one.Value}").Distinct().Order(StringComparer.Ordinal));

    private void Lower(string holder, string paragraph, Stance to)
    {
        _kept.Remove((holder, paragraph));
        if (to is Stance.ParliamentaryReservation or Stance.ScrutinyReservation)
        {
            _kept[(holder, paragraph)] = to;
        }

        if (_kept.Keys.All(one => one.Holder != holder))
        {
            _reviews.Remove(holder);
        }
    }

    private PlainInstruction Instruct(int position, int version, Vote vote, bool isAdReferendum, string reservations)
    {
        _instructions.Add(new(_instructions.Count + 1, position, version, vote, isAdReferendum, _instructions.Count, reservations));
        return _instructions[^1];
    }

    private void Give(PlainInstruction definitive)
    {
        if (_duty is { State: null } owed)
        {
            _duty = owed with { State = owed.Vote == definitive.Vote && owed.Version == definitive.Version ? DefinitiveState.Confirmed : DefinitiveState.Corrected };
        }
    }
}
