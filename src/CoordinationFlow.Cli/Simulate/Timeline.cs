using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>Builds the timeline of a played scenario from what the desk reports.</summary>
internal sealed class Timeline(ScenarioMemory memory)
{
    private readonly List<JsonObject> _entries = [];
    private DateTimeOffset _instant;
    private DossierState _told = DossierState.Preparing;

    /// <summary>The dossier's state after what was told so far.</summary>
    public DossierState State { get; private set; } = DossierState.Preparing;

    /// <summary>Everything told, the last instant's change of state included.</summary>
    public IReadOnlyList<JsonObject> Entries
    {
        get
        {
            CloseInstant();
            return _entries;
        }
    }

    /// <summary>Takes what a command led to, by the clock, the flow or a person.</summary>
    public void Take(DateTimeOffset at, CommandOutcome outcome)
    {
        if (at != _instant)
        {
            CloseInstant();
            _instant = at;
        }

        foreach (var happened in outcome.Events)
        {
            if (happened is StateChanged changed)
            {
                State = changed.To;
            }
            else if (Entry(happened) is { } entry)
            {
                _entries.Add(entry);
            }
        }
    }

    /// <summary>Takes an answer's receipt.</summary>
    public void TakeReceipt(DateTimeOffset at, string participant, Receipt receipt) =>
        _entries.Add(New(at, "PositionReceived", ("participant", participant), ("round", receipt.Round), ("status", receipt.Status.ToString()),
            ("receipt", memory.NameOf(receipt.Id)), ("again", receipt.Again ? true : null)));

    /// <summary>Takes a refusal of a person's event.</summary>
    public void TakeRefusal(DateTimeOffset at, string verb, string? participant, CommandOutcome outcome)
    {
        var refusal = outcome.Refusal!;
        var paragraphs = new JsonObject(refusal.Paragraphs.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Codes(one.Value.By))));
        _entries.Add(New(at, "Refused", ("do", verb), ("participant", participant), ("code", refusal.Code), ("suggestion", Utc(refusal.Suggestion)),
            ("earliest", Utc(refusal.Earliest)), ("cutoff", Utc(refusal.Cutoff)), ("participants", Codes(refusal.Participants)),
            ("standing", memory.NameOf(refusal.StandingReceipt)), ("paragraphs", paragraphs), ("reason", refusal.Reason)));
    }

    /// <summary>An instant as the format writes it: UTC, milliseconds only where they are not zero.</summary>
    public static string? Utc(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString(at.Value.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private void CloseInstant()
    {
        if (State != _told)
        {
            _told = State;
            _entries.Add(New(_instant, "StateChanged", ("to", State.ToString())));
        }
    }

    private static JsonObject? Entry(DossierEvent happened) => happened switch
    {
        RoundOpened e => New(e.At, "RoundOpened", ("round", e.Round), ("role", Lower(e.Role)), ("version", e.Version), ("procedure", e.Procedure.ToString()), ("deadline", Utc(e.Deadline)), ("asked", Codes(e.Asked))),
        ReminderSent { Reminder: not ReminderKind.ByHand, To.IsEmpty: false } e => New(e.At, "ReminderSent", ("round", e.Round), ("reminder", Reminder(e.Reminder)), ("to", Codes(e.To))),
        SilenceBroken e => New(e.At, "SilenceBroken", ("round", e.Round), ("participant", e.Participant), ("paragraphs", Codes(e.Paragraphs))),
        RoundClosed e => Assessed(New(e.At, "RoundClosed", ("round", e.Round), ("by", e.By == RoundCloser.Deadline ? null : Lower(e.By)), ("recordedAt", Utc(e.RecordedAt))), e.Assessment, atClose: true),
        RoundCancelled e => New(e.At, "RoundCancelled", ("round", e.Round), ("reason", e.Reason)),
        OutcomeChanged e => Assessed(New(e.At, "OutcomeChanged", ("round", e.Round), ("cause", e.Cause.ToString()), ("participant", e.Participant)), e.Assessment, atClose: false),
        ReservationChanged e => New(e.At, "ReservationChanged", ("participant", e.Participant), ("by", Lower(e.By)), ("paragraphs", new JsonObject(e.Paragraphs.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)ScenarioStances.Letter(one.Value)))))),
        DeadlineChanged e => New(e.At, "DeadlineChanged", ("round", e.Round), ("cause", e.Cause), ("deadline", Utc(e.Deadline))),
        ParticipantChanged e => New(e.At, "ParticipantChanged", ("participant", e.Participant), ("change", e.Change), ("seat", e.Seat?.ToString()), ("successor", e.Successor)),
        CalendarImpact e => New(e.At, "CalendarImpact", ("round", e.Round), ("deadline", Utc(e.Deadline)), ("proposal", Utc(e.Proposal))),
        DeadlineBeyondCutoff e => New(e.At, "DeadlineBeyondCutoff", ("round", e.Round), ("deadline", Utc(e.Deadline)), ("proposal", Utc(e.Proposal))),
        MeetingMoved e => New(e.At, "MeetingMoved", ("meeting", e.Meeting.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("cutoff", Utc(e.Cutoff))),
        DefinitivePositionDue e => New(e.At, "DefinitivePositionDue", ("due", Utc(e.Due))),
        DefinitivePosition e => New(e.At, "DefinitivePosition", ("state", e.State.ToString())),
        CutoffReached e => New(e.At, "CutoffReached", ("then", e.Then.ToString())),
        WentOnWithout e => New(e.At, "WentOnWithout", ("participants", Codes(e.Participants))),
        Escalated e => TimelineLadder.Of(e),
        LevelClosed e => TimelineLadder.Of(e),
        Adopted e => TimelineAdoption.Of(e),
        Abstained e => TimelineAdoption.Of(e),
        InstructionIssued e => TimelineAdoption.Of(e),
        FindingRaised e => New(e.At, "FindingRaised", ("finding", e.Finding), ("participant", e.Participant)),
        TasksEnded { State: not TaskState.Answered } e => New(e.At, "TaskEnded", ("task", e.Kind.ToString()), ("round", e.Round), ("participants", Codes(e.Participants)), ("state", e.State.ToString())),
        _ => null,
    };

    private static JsonObject Assessed(JsonObject entry, Assessment assessment, bool atClose)
    {
        entry["outcome"] = assessment.Outcome.ToString();
        entry["reason"] = assessment.Reason?.ToString();
        entry["paragraphs"] = new JsonObject(assessment.Paragraphs.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)new JsonObject { ["state"] = one.Value.State.ToString(), ["by"] = Codes(one.Value.By) })));
        (entry["express"], entry["tacit"], entry["missing"]) = (Codes(assessment.Express), Codes(assessment.Tacit), Codes(assessment.Missing));
        (entry["noCompetence"], entry["excluded"]) = (Codes(assessment.NoCompetence), Codes(assessment.Excluded));
        if (atClose)
        {
            entry["carriedOver"] = ByKey(assessment.CarriedOver);
            entry["notes"] = ByKey(assessment.Notes);
            entry["unbroken"] = assessment.Unbroken;
        }

        return entry;
    }

    /// <summary>An entry with its fields; those without a value are left out.</summary>
    public static JsonObject New(DateTimeOffset at, string kind, params (string Name, JsonNode? Value)[] fields)
    {
        var entry = new JsonObject { ["at"] = Utc(at), ["kind"] = kind };
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                entry[name] = value;
            }
        }

        return entry;
    }

    /// <summary>A list of texts.</summary>
    public static JsonArray Codes(IEnumerable<string> codes) => [.. codes.Select(code => (JsonNode)code)];

    /// <summary>Lists of texts by key.</summary>
    public static JsonObject ByKey(ImmutableDictionary<string, ImmutableArray<string>> lists) =>
        new(lists.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Codes(one.Value))));

    /// <summary>A word in camelCase.</summary>
    public static string Lower<T>(T word)
        where T : struct, Enum =>
        JsonNamingCamel(word.ToString());

    private static string JsonNamingCamel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Reminder(ReminderKind kind) => kind switch
    {
        ReminderKind.Half => "half",
        ReminderKind.EightHours => "8h",
        ReminderKind.TwoHours => "2h",
        _ => "30m",
    };
}
