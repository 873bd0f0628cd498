using System.Globalization;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>
/// Makes scenario files from a seed: at each step it looks where the reference procedure stands and lets somebody do what people do,
/// sensible or not. The finished file expects what the reference procedure told.
/// </summary>
internal sealed class RandomScenarios(int seed)
{
    private static readonly string[] Codes = ["FA", "IBZ", "IO", "CGRS", "JUS", "FIN", "EMP", "SOC", "VL", "WAL", "BRU", "OBG"];
    private readonly Random _random = new(seed);
    private readonly JsonArray _events = [];
    private int _receipts;
    private DateTimeOffset _now;

    public static JsonObject Make(int seed) => new RandomScenarios(seed).Make();

    private JsonObject Make()
    {
        var codes = Codes.OrderBy(_ => _random.Next()).ToArray();
        var (required, consulted) = (_random.Next(1, 5), _random.Next(3) == 0 ? 1 : 0);
        var silence = _random.Next(2) == 0;
        var cutoff = _random.Next(4) == 0;
        var start = new DateTime(2027, _random.Next(1, 12), _random.Next(1, 28), _random.Next(8, 18), _random.Next(60), _random.Next(60), DateTimeKind.Unspecified);
        var dossier = new JsonObject
        {
            ["reference"] = $"BE-R{seed}",
            ["areas"] = new JsonArray("MIG"),
            ["classification"] = "Internal",
            ["visibility"] = "AfterDeadline",
            ["proposedVote"] = _random.Next(5) == 0 ? "Oppose" : "Approve",
            ["pilot"] = codes[0],
            ["required"] = PlainAssessment.Codes(codes[1..(1 + required)]),
            ["consulted"] = PlainAssessment.Codes(codes[(1 + required)..(1 + required + consulted)]),
            ["paragraphs"] = Draft(Enumerable.Range(1, _random.Next(1, 5)).ToDictionary(n => n.ToString(CultureInfo.InvariantCulture), _ => 1)),
        };
        if (cutoff)
        {
            dossier["cutoff"] = start.Date.AddDays(_random.Next(4, 16)).AddHours(12).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            dossier["votingRule"] = _random.Next(2) == 0 ? "unanimity" : "qualifiedMajority";
        }

        if (_random.Next(3) == 0)
        {
            dossier["category"] = new[] { "I", "II", "III", "IV", "V", "VI" }[_random.Next(6)];
        }

        var scenario = new JsonObject
        {
            ["id"] = $"R{seed}",
            ["title"] = $"Random scenario of seed {seed}",
            ["calendar"] = new JsonObject { ["bridgeDays"] = new JsonArray(), ["compensationDays"] = new JsonArray() },
            ["dossier"] = dossier,
            ["flow"] = new JsonObject { ["name"] = silence ? "silence" : "ordinary", ["maxRounds"] = _random.Next(1, 4), ["supplementaryRounds"] = cutoff ? 0 : _random.Next(0, 2) },
            ["events"] = _events,
        };
        if (_random.Next(5) == 0)
        {
            scenario["manualDelivery"] = new JsonArray(codes[1]);
        }

        Act(scenario, PlainCalendar.Instant(start), codes, silence ? "Silence" : "Ordinary");
        scenario["expect"] = new ReferenceProcedure(scenario.DeepClone().AsObject()).Play();
        return scenario;
    }

    private void Act(JsonObject scenario, DateTimeOffset at, string[] codes, string procedure)
    {
        var steps = _random.Next(4, 26);
        for (var step = 0; step < steps; step++)
        {
            _now = at;
            var dossier = new ReferenceProcedure(scenario.DeepClone().AsObject()).PlayedTo(at);
            var happening = dossier.State switch
            {
                "Preparing" => CirculateOne(dossier, procedure),
                "InRound" => InRound(dossier, codes, at),
                "Assessing" => Assessing(dossier, codes),
                "Escalated" => Escalated(dossier, codes),
                "InFollowUp" => FollowUp(dossier),
                _ => null,
            };
            if (happening is not null)
            {
                happening["at"] = Local(at);
                _events.Add(happening);
            }

            at = Next(dossier, at);
        }
    }

    private DateTimeOffset Next(PlainDossier dossier, DateTimeOffset at)
    {
        var edge = dossier.Open?.Deadline.AddMilliseconds(new[] { 0, 500, 999, 1000, 1500, 60000 }[_random.Next(6)]);
        return edge > at && _random.Next(6) == 0 ? edge.Value : Whole(at).AddSeconds(_random.Next(1, _random.Next(3) == 0 ? 200_000 : 20_000));
    }

    private JsonObject CirculateOne(PlainDossier dossier, string procedure)
    {
        var pilot = _random.Next(2) == 0;
        var happening = Event("circulate", pilot ? dossier.Pilot : null);
        happening["procedure"] = _random.Next(4) == 0 ? (procedure == "Silence" ? "Ordinary" : "Silence") : procedure;
        happening["deadline"] = Deadline();
        if (dossier.State == "Assessing" && _random.Next(4) > 0)
        {
            happening["paragraphs"] = Changed(dossier);
        }

        if (!pilot && _random.Next(5) == 0)
        {
            happening["override"] = "the Presidency presses";
        }

        return happening;
    }

    private JsonObject? InRound(PlainDossier dossier, string[] codes, DateTimeOffset at)
    {
        var round = dossier.Open!;
        var silent = round.Issued.Keys.Where(code => !round.Answers.ContainsKey(code) && !dossier.GoneOnWithout.Contains(code)).ToArray();
        switch (_random.Next(100))
        {
            case < 55 when silent.Length > 0: return Answer(dossier, Pick(silent), null);
            case < 65 when round.Answers.Count > 0:
                var again = Pick([.. round.Answers.Keys]);
                return Answer(dossier, again, _random.Next(4) == 0 ? null : round.Answers[again].Receipt);
            case < 69: return Answer(dossier, dossier.Pilot, round.Answers.GetValueOrDefault(dossier.Pilot)?.Receipt);
            case < 74: return WithDeadline("extend");
            case < 78: return WithDeadline("shorten");
            case < 81: return Event("closeEarly", null);
            case < 85 when round.Role == "full" && dossier.EverExpress:
                var superseding = Event("supersede", _random.Next(2) == 0 ? dossier.Pilot : null);
                (superseding["procedure"], superseding["deadline"], superseding["paragraphs"]) = (_random.Next(2) == 0 ? "Silence" : "Ordinary", Deadline(), Changed(dossier));
                return superseding;
            case < 89: return Lifting(dossier);
            case < 91: return Added(dossier, codes);
            case < 92: return Event("adopt", null);
            case < 93: return Withdrawing();
            case < 94: return Abstaining();
            case < 97 when round.Issued.Keys.Except(round.Delivered.Keys).FirstOrDefault() is { } waiting:
                var delivering = Event("deliver", null);
                (delivering["who"]!["role"], delivering["participant"]) = ("system", waiting);
                return delivering;
            default: return null;
        }
    }

    private JsonObject? Assessing(PlainDossier dossier, string[] codes)
    {
        var assessment = PlainAssessment.Of(dossier);
        var last = dossier.Rounds[^1];
        var late = last.Issued.Keys.Where(code => !last.Answers.ContainsKey(code) && !last.Late.ContainsKey(code) && !dossier.GoneOnWithout.Contains(code)).ToArray();
        switch (_random.Next(100))
        {
            case < 20: return CirculateOne(dossier, "Silence");
            case < 30 when assessment.Reason == "NoAnswer":
                var supplementary = Event("circulate", null);
                (supplementary["procedure"], supplementary["deadline"], supplementary["ask"]) = (_random.Next(2) == 0 ? "Ordinary" : "Silence", Deadline(), PlainAssessment.Codes(assessment.Missing));
                return supplementary;
            case < 38: return Convening(dossier);
            case < 45: return Lifting(dossier);
            case < 52: return Consenting(dossier);
            case < 65 when late.Length > 0: return Answer(dossier, Pick(late), null);
            case < 75 when last.Late.Keys.Except(last.Admitted).Any():
                var admitting = Event("admitLate", null);
                (admitting["participant"], admitting["reason"]) = (Pick([.. last.Late.Keys.Except(last.Admitted)]), "a fire drill");
                return admitting;
            case < 80 when assessment.Reason == "NoAnswer" && assessment.Missing.Except(dossier.GoneOnWithout).Any():
                var going = Event("goOnWithout", null);
                going["reason"] = "time is short";
                return going;
            case < 92: return Event("adopt", null);
            case < 94: return Abstaining();
            case < 95: return Withdrawing();
            case < 98: return Added(dossier, codes);
            default: return null;
        }
    }

    private JsonObject? Escalated(PlainDossier dossier, string[] codes)
    {
        var last = dossier.Rounds[^1];
        var late = last.Issued.Keys.Where(code => !last.Answers.ContainsKey(code) && !last.Late.ContainsKey(code) && !dossier.GoneOnWithout.Contains(code)).ToArray();
        switch (_random.Next(100))
        {
            case < 50 when dossier.Sitting is { } sitting: return Sitting(dossier, sitting);
            case < 65: return Convening(dossier);
            case < 80: return Lifting(dossier);
            case < 84 when late.Length > 0: return Answer(dossier, Pick(late), null);
            case < 87 when last.Late.Keys.Except(last.Admitted).Any():
                var admitting = Event("admitLate", null);
                (admitting["participant"], admitting["reason"]) = (Pick([.. last.Late.Keys.Except(last.Admitted)]), "a fire drill");
                return admitting;
            case < 90: return Added(dossier, codes);
            case < 93: return Event("adopt", null);
            case < 94: return Abstaining();
            case < 95: return Withdrawing();
            default: return null;
        }
    }

    private JsonObject Convening(PlainDossier dossier)
    {
        string[] levels = ["L1", "L2", "L3", "K"];
        var behind = dossier.Sittings.Count(sitting => sitting.Exit == "NoAgreement");
        var happening = Event("escalate", null);
        (happening["level"], happening["sitting"]) = (_random.Next(4) == 0 ? Pick(levels) : behind == 0 ? "L1" : _random.Next(2) == 0 ? "K" : levels[Math.Min(behind, 2)], Local(Whole(_now).AddSeconds(_random.Next(0, _random.Next(2) == 0 ? 30_000 : 500_000))));
        if (_random.Next(3) > 0)
        {
            happening["reason"] = "it must be settled";
        }

        return happening;
    }

    private JsonObject Sitting(PlainDossier dossier, PlainSitting sitting)
    {
        var happening = Event("sitting", null);
        happening["who"]!["role"] = _random.Next(2) == 0 ? "secretariat" : "coordinator";
        var decision = _random.Next(6) switch { < 3 => "Agreement", 3 => "SendBack", _ => "NoAgreement" };
        (happening["level"], happening["decision"], happening["minutes"]) = (_random.Next(15) == 0 ? "L3" : sitting.Level, decision, "What was said.");
        string[] present = [.. dossier.Counted.Where(_ => _random.Next(3) > 0)];
        happening["present"] = PlainAssessment.Codes(present.Length > 0 ? present : [dossier.Pilot]);
        if (decision == "Agreement")
        {
            string[] decides = [.. dossier.Text.Keys.Where(_ => _random.Next(3) > 0)];
            decides = decides.Length > 0 ? decides : [dossier.Text.Keys.First()];
            happening["decides"] = PlainAssessment.Codes(decides);
            happening["paragraphs"] = Draft(decides.Where(_ => _random.Next(2) == 0).ToDictionary(id => id, _ => _random.Next(1, 4)));
        }

        return happening;
    }

    private JsonObject? FollowUp(PlainDossier dossier) => _random.Next(3) switch
    {
        0 when dossier.IsAdopted => Event("adopt", null),
        1 when dossier.IsAdopted => Lifting(dossier),
        _ => null,
    };

    private JsonObject Answer(PlainDossier dossier, string code, string? replaces)
    {
        var happening = Event("commit", code);
        var stance = _random.Next(10) switch { < 5 => "A", 5 => "C", 6 => "P", 7 => "S", 8 => "R", _ => "O" };
        var consulted = dossier.Seats.GetValueOrDefault(code) == "Consulted";
        if (code != dossier.Pilot && !consulted && _random.Next(12) == 0)
        {
            happening["default"] = "N";
        }
        else if (_random.Next(3) == 0)
        {
            (happening["default"], happening["reason"], happening["comment"], happening["parliament"]) = (stance, "costs", "see the note", "Parliament");
        }
        else
        {
            (happening["default"], happening["reason"], happening["comment"], happening["parliament"]) = ("A", "costs", "see the note", "Parliament");
            happening["paragraphs"] = new JsonObject { [Pick([.. dossier.Text.Keys])] = stance };
        }

        happening["consentsToAdoption"] = _random.Next(3) == 0;
        happening["receipt"] = $"r{++_receipts}";
        if (replaces is not null)
        {
            happening["replaces"] = replaces;
        }

        if (_random.Next(4) == 0)
        {
            happening["message"] = $"m{_receipts}";
        }

        return happening;
    }

    private JsonObject? Lifting(PlainDossier dossier)
    {
        var held = (from code in dossier.Counted
                    from id in dossier.Text.Keys
                    where "PSRO".Contains(dossier.Standing(code, id), StringComparison.Ordinal)
                    select (code, id)).ToArray();
        if (held.Length == 0)
        {
            return null;
        }

        var (holder, paragraph) = held[_random.Next(held.Length)];
        var happening = Event("lift", holder);
        happening["paragraphs"] = new JsonObject { [paragraph] = "A" };
        return happening;
    }

    private JsonObject? Consenting(PlainDossier dossier)
    {
        var holder = dossier.Counted.FirstOrDefault(code => dossier.Text.Keys.Any(id => dossier.Standing(code, id) == "S" && !dossier.Consents.Contains((code, id, dossier.Text[id]))));
        return holder is null ? null : Event("consent", holder);
    }

    private JsonObject? Added(PlainDossier dossier, string[] codes)
    {
        var free = codes.Except(dossier.Seats.Keys).ToArray();
        if (free.Length == 0)
        {
            return null;
        }

        var happening = Event("addParticipant", null);
        (happening["participant"], happening["seat"], happening["reason"]) = (Pick(free), _random.Next(3) == 0 ? "Consulted" : "Required", "suggested");
        return happening;
    }

    private JsonObject WithDeadline(string verb)
    {
        var happening = Event(verb, null);
        (happening["deadline"], happening["reason"]) = (Deadline(), "asked for");
        return happening;
    }

    private JsonObject Withdrawing()
    {
        var happening = Event("withdraw", null);
        happening["reason"] = "the item fell off the agenda";
        return happening;
    }

    private JsonObject Abstaining()
    {
        var happening = Event("abstain", null);
        happening["reason"] = "no way out";
        return happening;
    }

    private JsonObject Deadline() => _random.Next(5) switch
    {
        0 => new JsonObject { ["workingHours"] = _random.Next(2, 20) },
        1 => new JsonObject { ["local"] = PlainCalendar.Local(_now).Date.AddDays(_random.Next(0, 9)).AddHours(_random.Next(7, 19)).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) },
        _ => new JsonObject { ["workingDays"] = _random.Next(1, 6) },
    };

    private JsonArray Changed(PlainDossier dossier)
    {
        var texts = dossier.Text.ToDictionary(one => one.Key, one => int.Parse(one.Value.Split("version ")[1].Split('.')[0], CultureInfo.InvariantCulture));
        foreach (var id in texts.Keys.ToArray())
        {
            texts[id] = _random.Next(3) == 0 ? _random.Next(1, 4) : texts[id];
        }

        if (_random.Next(5) == 0)
        {
            texts[(dossier.Versions.Max(version => version.Keys.Max(id => int.Parse(id, CultureInfo.InvariantCulture))) + 1).ToString(CultureInfo.InvariantCulture)] = 1;
        }
        else if (texts.Count > 1 && _random.Next(6) == 0)
        {
            texts.Remove(texts.Keys.Last());
        }

        return Draft(texts);
    }

    private static JsonArray Draft(Dictionary<string, int> versions) =>
    [
        .. versions.Select(one => new JsonObject
        {
            ["id"] = one.Key,
            ["text"] = new JsonObject { ["nl"] = $"Text {one.Key}, version {one.Value}.", ["fr"] = $"Text {one.Key}, version {one.Value}.", ["de"] = $"Text {one.Key}, version {one.Value}." },
        }),
    ];

    private static JsonObject Event(string verb, string? participant) => new()
    {
        ["at"] = "",
        ["do"] = verb,
        ["who"] = participant is null ? new JsonObject { ["role"] = "coordinator" } : new JsonObject { ["role"] = "mandateHolder", ["participant"] = participant },
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static string Local(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"));
        return local.ToString(local.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
    }
}
