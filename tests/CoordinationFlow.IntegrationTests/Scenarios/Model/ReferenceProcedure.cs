using System.Globalization;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>
/// The procedure of domain 3 written a second time, as plainly as it can be said: no store, no flow, no message, one thread. It plays a
/// scenario file's events and gives the timeline that the file should expect. It knows ordinary and silence rounds and the ladder.
/// </summary>
internal sealed partial class ReferenceProcedure
{
    private readonly JsonObject _scenario;
    private readonly PlainCalendar _calendar;
    private readonly PlainDossier _dossier;
    private readonly List<JsonObject> _timeline = [];
    private readonly Dictionary<string, (string Participant, int Round, string? Receipt, JsonObject Event)> _messages = [];
    private readonly Dictionary<string, string> _keys = [];
    private readonly int _maxRounds;
    private readonly int _supplementary;
    private readonly DateTimeOffset? _cutoff;
    private bool _cutoffFired;
    private int _supplementaryUsed;
    private string _told = "Preparing";
    private DateTimeOffset _instant;

    public ReferenceProcedure(JsonObject scenario)
    {
        _scenario = scenario;
        _calendar = PlainCalendar.Of(scenario["calendar"]!.AsObject());
        var sheet = scenario["dossier"]!.AsObject();
        _dossier = new PlainDossier { Pilot = sheet["pilot"]!.GetValue<string>() };
        _dossier.Seats[_dossier.Pilot] = "Pilot";
        foreach (var (list, seat) in new[] { ("required", "Required"), ("consulted", "Consulted"), ("informed", "Informed"), ("observers", "Observer") })
        {
            foreach (var code in sheet[list]?.AsArray() ?? [])
            {
                _dossier.Seats[code!.GetValue<string>()] = seat;
            }
        }

        _dossier.Versions.Add(Texts(sheet["paragraphs"]!.AsArray()));
        _maxRounds = scenario["flow"]!["maxRounds"]!.GetValue<int>();
        _supplementary = scenario["flow"]!["supplementaryRounds"]!.GetValue<int>();
        _cutoff = sheet["cutoff"] is { } cutoff ? PlainCalendar.Instant(DateTime.Parse(cutoff.GetValue<string>(), CultureInfo.InvariantCulture))
            : sheet["meeting"] is { } meeting ? _calendar.CutoffBefore(DateOnly.Parse(meeting.GetValue<string>(), CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The whole <c>expect</c> object.</summary>
    public JsonObject Play()
    {
        foreach (var node in _scenario["events"]!.AsArray())
        {
            var happening = node!.AsObject();
            var at = DateTimeOffset.Parse(happening["at"]!.GetValue<string>(), CultureInfo.InvariantCulture).ToUniversalTime();
            RunTo(at);
            TellState(at);
            Do(happening, at);
        }

        RunTo(DateTimeOffset.MaxValue);
        TellState(DateTimeOffset.MaxValue);
        return new JsonObject
        {
            ["also"] = new JsonArray("ReminderSent", "TaskEnded"),
            ["timeline"] = new JsonArray([.. _timeline]),
            ["state"] = _dossier.State,
            ["scale"] = Scale(),
        };
    }

    /// <summary>The dossier as it stands at that instant, after the events given and everything due.</summary>
    public PlainDossier PlayedTo(DateTimeOffset until)
    {
        foreach (var node in _scenario["events"]!.AsArray())
        {
            var at = DateTimeOffset.Parse(node!["at"]!.GetValue<string>(), CultureInfo.InvariantCulture).ToUniversalTime();
            RunTo(at);
            Do(node.AsObject(), at);
        }

        RunTo(until);
        return _dossier;
    }

    private void RunTo(DateTimeOffset until)
    {
        while (NextDue() is var (at, _, act) && at <= until)
        {
            TellState(at);
            act(at);
        }
    }

    private (DateTimeOffset At, int Priority, Action<DateTimeOffset> Act)? NextDue()
    {
        var due = new List<(DateTimeOffset At, int Priority, Action<DateTimeOffset> Act)>();
        if (_dossier.Open is { } round)
        {
            due.AddRange(round.Reminders.Select(reminder => (reminder.At, 0, (Action<DateTimeOffset>)(at => Remind(round, reminder, at)))));
            due.Add((round.Deadline.AddSeconds(1), 1, at => Close(round, at, null)));
        }

        if (_cutoff is { } cutoff && !_cutoffFired && _dossier.State is "Preparing" or "InRound" or "Assessing" or "Escalated")
        {
            due.Add((_cutoff!.Value.AddSeconds(1), 2, ReachCutoff));
        }

        return due.Count == 0 ? null : due.MinBy(one => (one.At, one.Priority));
    }

    private void Remind(PlainRound round, (DateTimeOffset At, string Kind) reminder, DateTimeOffset at)
    {
        round.Reminders.Remove(reminder);
        var to = round.Issued.Keys.Where(code => !round.Answers.ContainsKey(code)).ToArray();
        if (to.Length > 0)
        {
            Tell(at, "ReminderSent", ("round", round.Number), ("reminder", reminder.Kind), ("to", PlainAssessment.Codes(to)));
        }
    }

    private void ReachCutoff(DateTimeOffset at)
    {
        _cutoffFired = true;
        _dossier.AfterCutoff = true;
        if (_dossier.State is not ("InRound" or "Assessing" or "Escalated"))
        {
            return;
        }

        if (_dossier.Open is { } round)
        {
            Close(round, at, "cutoff");
        }

        if (_dossier.State is not ("Assessing" or "Escalated"))
        {
            return;
        }

        var blocks = Blocks(counting: "ROS");
        var assessment = PlainAssessment.Of(_dossier);
        var then = blocks.Count > 0 ? "Abstain" : assessment.Outcome == "Incomplete" && !assessment.Missing.All(_dossier.GoneOnWithout.Contains) ? "Choose" : assessment.Reason == "NobodyCompetent" ? "Choose" : "Adoptable";
        Tell(at, "CutoffReached", ("then", then));
        if (then == "Abstain")
        {
            Abstain(at, "Cutoff", blocks);
        }
        else if (_dossier.State == "Escalated")
        {
            LeaveTheLadder("Lapsed", at);
        }
    }

    /// <summary>Paragraph to holders of a stance that blocks: R and O always; S without consent where asked for.</summary>
    private SortedDictionary<string, string[]> Blocks(string counting)
    {
        var blocks = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var id in _dossier.Text.Keys)
        {
            var by = _dossier.Counted.Where(code => _dossier.Standing(code, id) is var letter && counting.Contains(letter, StringComparison.Ordinal)
                && (letter != "S" || !_dossier.Consents.Contains((code, id, _dossier.Text[id])))).Order(StringComparer.Ordinal).ToArray();
            if (by.Length > 0)
            {
                blocks[id] = by;
            }
        }

        return blocks;
    }

    private JsonObject Scale()
    {
        var full = _dossier.Rounds.Where(round => round is { Role: "full", State: "Closed" }).Count();
        var reached = _dossier.Rounds.Count == 0 ? 1 : !_dossier.EverExpress ? 2 : !_dossier.IsAdopted ? 3 : _dossier.RestsOn is "L2" or "L3" or "K" ? 6 : _dossier.EverBlocked ? 5 : 4;
        return new JsonObject { ["reached"] = reached, ["tried"] = LevelsThatSat.Any(level => level != "L1") ? 6 : LevelsThatSat.Length > 0 || full >= 2 ? 5 : reached };
    }

    /// <summary>Before something happens at another instant: the state after everything in the last one.</summary>
    private void TellState(DateTimeOffset at)
    {
        if (at != _instant && _dossier.State != _told)
        {
            _told = _dossier.State;
            Tell(_instant, "StateChanged", ("to", _told));
        }

        _instant = at;
    }

    private void Tell(DateTimeOffset at, string kind, params (string Name, JsonNode? Value)[] fields)
    {
        var entry = new JsonObject { ["at"] = Utc(at), ["kind"] = kind };
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            entry[name] = value;
        }

        _timeline.Add(entry);
    }

    private static string Utc(DateTimeOffset at) =>
        at.UtcDateTime.ToString(at.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Texts(JsonArray paragraphs) =>
        paragraphs.ToDictionary(one => one!["id"]!.GetValue<string>(), one => one!["text"]!.ToJsonString());
}
