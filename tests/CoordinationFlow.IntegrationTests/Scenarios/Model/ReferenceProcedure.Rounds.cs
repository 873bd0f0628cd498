using System.Globalization;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>Opening, moving and closing rounds.</summary>
internal sealed partial class ReferenceProcedure
{
    private static readonly TimeSpan MinNotice = TimeSpan.FromHours(4);

    private void Circulate(JsonObject happening, DateTimeOffset at, bool superseding)
    {
        if (superseding ? _dossier.Open is null : _dossier.State is not ("Preparing" or "Assessing"))
        {
            Refuse(at, happening, superseding ? "round.closed" : "round.still-open");
            return;
        }

        var texts = happening["paragraphs"] is { } given ? Texts(given.AsArray()) : _dossier.Text;
        var differs = !Same(texts, _dossier.Text);
        if (superseding && !differs)
        {
            Refuse(at, happening, "draft.unchanged");
            return;
        }

        var ask = happening["ask"]?.AsArray().Select(code => code!.GetValue<string>()).ToArray() ?? [];
        var asked = ask.Length > 0 ? ask : [.. _dossier.Seats.Where(seat => seat.Value is "Required" or "Consulted").Select(seat => seat.Key)];
        if (ask.Length == 0 && !_dossier.Seats.ContainsValue("Required"))
        {
            Refuse(at, happening, "round.nobody-asked");
            return;
        }

        var procedure = happening["procedure"]!.GetValue<string>();
        var overrides = happening["override"] is not null && happening["who"]!["role"]!.GetValue<string>() == "coordinator";
        if (Reckon(happening, at, procedure, overrides, overrides, MinNotice) is not { } deadline)
        {
            return;
        }

        if (!superseding && ask.Length == 0 && !overrides && _dossier.Rounds.Count(round => round.CountsForLimit) >= _maxRounds)
        {
            Refuse(at, happening, "round.limit");
            return;
        }

        if (superseding)
        {
            Cancel(_dossier.Open!, at, "Superseded");
        }

        if (differs)
        {
            _dossier.Versions.Add(texts);
        }

        Open(at, ask.Length > 0 ? "supplementary" : "full", procedure, deadline, asked, countsForLimit: !superseding && ask.Length == 0);
    }

    private void Open(DateTimeOffset at, string role, string procedure, DateTimeOffset deadline, string[] asked, bool countsForLimit)
    {
        if (_dossier.Circulated.Add(_dossier.Version))
        {
            var before = _dossier.Version > 1 ? _dossier.Versions[^2] : [];
            foreach (var (id, text) in _dossier.Text.Where(paragraph => before.GetValueOrDefault(paragraph.Key) != paragraph.Value))
            {
                _dossier.Words[(_dossier.Pilot, id, text)] = "A";
            }

            _dossier.Silence.Clear();
        }

        if (role == "full")
        {
            _supplementaryUsed = 0;
            _dossier.GoneOnWithout.Clear();
            _dossier.RestsOn = "L0";
        }

        var round = new PlainRound
        {
            Number = _dossier.Rounds.Count + 1,
            Role = role,
            Version = _dossier.Version,
            Procedure = procedure,
            Opened = at,
            Deadline = deadline,
            CountsForLimit = countsForLimit,
        };
        _dossier.Rounds.Add(round);
        foreach (var code in asked)
        {
            Issue(round, code, at);
        }

        Arm(round, at);
        _dossier.State = "InRound";
        Tell(at, "RoundOpened", ("round", round.Number), ("role", role), ("version", round.Version), ("procedure", procedure), ("deadline", Utc(deadline)), ("asked", PlainAssessment.Codes(asked)));
    }

    private void Issue(PlainRound round, string code, DateTimeOffset at)
    {
        round.Issued[code] = at;
        if (!(_scenario["manualDelivery"]?.AsArray().Any(one => one!.GetValue<string>() == code) ?? false))
        {
            round.Delivered[code] = at.AddSeconds(3);
        }
    }

    /// <summary>Half, eight and two working hours before; of two nearer than a working hour the later stays; nothing at or before now.</summary>
    private void Arm(PlainRound round, DateTimeOffset now)
    {
        var half = _calendar.WorkingTimeBetween(round.Opened, round.Deadline) / 2;
        half = TimeSpan.FromSeconds(Math.Floor(half.TotalSeconds));
        var all = new List<(DateTimeOffset At, string Kind)>
        {
            (_calendar.AddWorkingTime(round.Opened, half), "half"), (Before(round.Deadline, 8), "8h"), (Before(round.Deadline, 2), "2h"),
        };
        all = [.. all.Where(one => one.At > round.Opened).OrderBy(one => one.At)];
        for (var i = 0; i + 1 < all.Count;)
        {
            if (_calendar.WorkingTimeBetween(all[i].At, all[i + 1].At) < TimeSpan.FromHours(1))
            {
                all.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }

        round.Reminders = [.. all.Where(one => one.At > now)];
    }

    private DateTimeOffset Before(DateTimeOffset deadline, int hours)
    {
        var span = TimeSpan.FromHours(hours);
        var local = PlainCalendar.Local(deadline);
        var (day, end) = (DateOnly.FromDateTime(local), local.TimeOfDay);
        while (true)
        {
            var close = end > TimeSpan.FromHours(17) ? TimeSpan.FromHours(17) : end;
            var there = _calendar.IsWorkingDay(day) && close > TimeSpan.FromHours(9) ? close - TimeSpan.FromHours(9) : TimeSpan.Zero;
            if (there >= span)
            {
                return PlainCalendar.Instant(day.ToDateTime(TimeOnly.MinValue) + close - span);
            }

            span -= there;
            (day, end) = (day.AddDays(-1), TimeSpan.FromHours(24));
        }
    }

    private DateTimeOffset? Reckon(JsonObject happening, DateTimeOffset at, string procedure, bool overNotice, bool overCutoff, TimeSpan notice)
    {
        var rule = happening["deadline"]!.AsObject();
        var deadline = rule["workingDays"] is { } days ? _calendar.AddWorkingDays(at, days.GetValue<int>())
            : rule["workingHours"] is { } hours ? _calendar.AddWorkingTime(at, TimeSpan.FromHours(hours.GetValue<int>()))
            : rule["elapsedHours"] is { } elapsed ? at.AddHours(elapsed.GetValue<int>())
            : PlainCalendar.Instant(DateTime.Parse(rule["local"]!.GetValue<string>(), CultureInfo.InvariantCulture));
        if (procedure != "Urgent" && !_calendar.IsWorkingTime(PlainCalendar.Local(deadline)))
        {
            Refuse(at, happening, "deadline.not-working-time", ("suggestion", Utc(_calendar.SuggestionAfter(PlainCalendar.Local(deadline)))));
            return null;
        }

        var earliest = _calendar.AddWorkingTime(at, notice);
        if (deadline < earliest && (!overNotice || (deadline <= at && happening["do"]!.GetValue<string>() != "extend")))
        {
            Refuse(at, happening, "deadline.too-short", ("earliest", Utc(earliest)));
            return null;
        }

        if (deadline > _cutoff && !overCutoff)
        {
            Refuse(at, happening, "deadline.after-cutoff", ("cutoff", Utc(_cutoff.Value)));
            return null;
        }

        return deadline;
    }

    private void Move(JsonObject happening, DateTimeOffset at, bool later)
    {
        if (_dossier.Open is not { } round)
        {
            Refuse(at, happening, "round.closed");
            return;
        }

        var overrides = later && happening["override"] is not null;
        if (later)
        {
            var probe = DateTimeOffset.MinValue;
            if (Reckon(happening, at, round.Procedure, overNotice: true, overCutoff: true, MinNotice) is not { } asked)
            {
                return;
            }

            probe = asked;
            if (probe <= round.Deadline)
            {
                Refuse(at, happening, "deadline.too-short", ("earliest", Utc(round.Deadline)));
                return;
            }
        }

        if (Reckon(happening, at, round.Procedure, overNotice: later, overCutoff: overrides, MinNotice) is not { } deadline)
        {
            return;
        }

        ChangeDeadline(round, deadline, at, later ? "Extended" : "Shortened");
    }

    private void ChangeDeadline(PlainRound round, DateTimeOffset deadline, DateTimeOffset at, string cause)
    {
        round.Deadline = deadline;
        Arm(round, at);
        Tell(at, "DeadlineChanged", ("round", round.Number), ("cause", cause), ("deadline", Utc(deadline)));
    }

    private void CloseEarly(JsonObject happening, DateTimeOffset at)
    {
        if (_dossier.Open is not { } round)
        {
            Refuse(at, happening, "round.closed");
        }
        else if (round.Issued.Keys.Any(code => _dossier.Seats.GetValueOrDefault(code) == "Required" && !round.Answers.ContainsKey(code)))
        {
            Refuse(at, happening, "round.still-open");
        }
        else
        {
            Close(round, at, "early");
        }
    }

    private void Close(PlainRound round, DateTimeOffset at, string? by)
    {
        round.State = "Closed";
        _dossier.State = "Assessing";
        foreach (var code in round.Issued.Keys.Where(code => !round.Answers.ContainsKey(code)))
        {
            var tacit = round.Procedure == "Silence" && by is null or "early" && round.Procedure == "Silence"
                && _calendar.WorkingTimeBetween(round.Issued[code], round.Deadline) >= MinNotice
                && round.Delivered.TryGetValue(code, out var delivered) && delivered <= round.Deadline && delivered <= at
                && _calendar.WorkingTimeBetween(delivered, round.Deadline) >= MinNotice / 2;
            foreach (var id in _dossier.Text.Keys)
            {
                _dossier.Silence[(code, id)] = tacit ? "T" : "M";
            }
        }

        var assessment = PlainAssessment.Of(_dossier);
        _dossier.EverBlocked |= assessment.Paragraphs.Values.Any(row => row.State == "Blocked");
        var entry = new JsonObject { ["at"] = Utc(at), ["kind"] = "RoundClosed", ["round"] = round.Number };
        if (by is not null)
        {
            entry["by"] = by;
        }

        assessment.Into(entry);
        CarriedOverAndNotes(round, entry);
        var unbroken = !_dossier.Counted.Any(code => _dossier.Text.Keys.Any(id => "PSRO".Contains(_dossier.Standing(code, id), StringComparison.Ordinal)));
        if (round.Procedure == "Silence")
        {
            entry["unbroken"] = unbroken;
        }

        _timeline.Add(entry);
        var lapsed = round.Issued.Keys.Where(code => !round.Answers.ContainsKey(code)).ToArray();
        if (lapsed.Length > 0)
        {
            Tell(at, "TaskEnded", ("task", "Respond"), ("round", round.Number), ("participants", PlainAssessment.Codes(lapsed)), ("state", "Lapsed"));
        }

        if (by is "cutoff" or "abstention")
        {
            return;
        }

        if (round.Procedure == "Silence" && unbroken && assessment.Outcome == "Converged")
        {
            AdoptNow(at, "flow");
        }
        else if (assessment is { Outcome: "Incomplete", Reason: "NoAnswer" } && by is null && _supplementaryUsed < _supplementary && (round.Role == "full" || (round.Role == "supplementary" && _supplementaryUsed > 0)))
        {
            _supplementaryUsed++;
            Open(at, "supplementary", "Ordinary", _calendar.AddWorkingDays(at, 1), assessment.Missing, countsForLimit: false);
        }
    }

    private void CarriedOverAndNotes(PlainRound round, JsonObject entry)
    {
        var carried = new JsonObject();
        foreach (var code in round.Issued.Keys.Where(code => _dossier.Seats.GetValueOrDefault(code) == "Required" && !round.Answers.ContainsKey(code) && !_dossier.NotCompetent.Contains(code)))
        {
            var ids = _dossier.Text.Keys.Where(id => !"TM".Contains(_dossier.Standing(code, id), StringComparison.Ordinal)).ToArray();
            if (ids.Length > 0)
            {
                carried[code] = PlainAssessment.Codes(ids);
            }
        }

        var notes = new JsonObject();
        foreach (var id in _dossier.Text.Keys)
        {
            var by = _dossier.Seats.Where(seat => seat.Value == "Consulted" && _dossier.Standing(seat.Key, id) is var letter && letter is not ("A" or "T" or "M")).Select(seat => seat.Key).ToArray();
            if (by.Length > 0)
            {
                notes[id] = PlainAssessment.Codes(by);
            }
        }

        if (carried.Count > 0)
        {
            entry["carriedOver"] = carried;
        }

        if (notes.Count > 0)
        {
            entry["notes"] = notes;
        }
    }

    private void Cancel(PlainRound round, DateTimeOffset at, string reason)
    {
        round.State = "Cancelled";
        Tell(at, "RoundCancelled", ("round", round.Number), ("reason", reason));
        Tell(at, "TaskEnded", ("task", "Respond"), ("round", round.Number), ("participants", PlainAssessment.Codes(round.Issued.Keys)), ("state", "Cancelled"));
    }

    private static bool Same(Dictionary<string, string> a, Dictionary<string, string> b) =>
        a.Count == b.Count && a.All(one => b.GetValueOrDefault(one.Key) == one.Value);
}
