using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>Answers, liftings, consents, and how a dossier ends.</summary>
internal sealed partial class ReferenceProcedure
{
    private const string Order = "ACPSRO";

    private void Do(JsonObject happening, DateTimeOffset at)
    {
        var participant = happening["who"]!["participant"]?.GetValue<string>();
        switch (happening["do"]!.GetValue<string>())
        {
            case "circulate": Circulate(happening, at, superseding: false); break;
            case "supersede": Circulate(happening, at, superseding: true); break;
            case "commit": Commit(happening, at, participant!); break;
            case "duplicate": Repeat(happening["message"]!.GetValue<string>(), at); break;
            case "lift": Lift(happening, at, participant!); break;
            case "consent": Consent(happening, at, participant!); break;
            case "extend": Move(happening, at, later: true); break;
            case "shorten": Move(happening, at, later: false); break;
            case "closeEarly": CloseEarly(happening, at); break;
            case "escalate": Escalate(happening, at); break;
            case "sitting": Sit(happening, at); break;
            case "admitLate": AdmitLate(happening, at); break;
            case "goOnWithout": GoOnWithout(at); break;
            case "adopt": Adopt(happening, at); break;
            case "abstain": AbstainByHand(at); break;
            case "withdraw": Withdraw(at); break;
            case "addParticipant": AddParticipant(happening, at); break;
            case "deliver": _dossier.Open!.Delivered.TryAdd(happening["participant"]!.GetValue<string>(), at); break;
            case "open" or "prepare": break;
            case var other: throw new NotSupportedException($"The reference procedure does not know '{other}'.");
        }
    }

    private void Commit(JsonObject happening, DateTimeOffset at, string participant)
    {
        var (answer, content) = Read(happening);
        if (happening["key"]?.GetValue<string>() is { } key)
        {
            if (_keys.TryGetValue(key, out var known) && known != content)
            {
                Refuse(at, happening, "idempotency.mismatch");
                return;
            }

            _keys[key] = content;
        }

        if (Wrong(answer, happening, participant) is { } code)
        {
            Refuse(at, happening, code);
            return;
        }

        var number = happening["round"]?.GetValue<int>();
        var round = number is { } n ? _dossier.Rounds[n - 1] : _dossier.Rounds.Last(one => participant == _dossier.Pilot || one.Issued.ContainsKey(participant));
        var status = round.State switch { "Open" => "InTime", "Cancelled" => "OnSupersededVersion", _ => "Late" };
        if (status == "InTime" && round.Answers.TryGetValue(participant, out var standing))
        {
            if (standing.Content == content)
            {
                Receive(at, happening, participant, round, "Unchanged", standing.Receipt);
                return;
            }

            if (happening["replaces"]?.GetValue<string>() is not { } replaces || replaces != standing.Receipt)
            {
                Refuse(at, happening, "position.conflict", ("standing", standing.Receipt));
                return;
            }
        }

        Receive(at, happening, participant, round, status, answer.Receipt);
        switch (status)
        {
            case "InTime":
                round.Answers[participant] = answer;
                Speak(participant, answer, _dossier.Versions[round.Version - 1]);
                TellBroken(round, participant, at);
                break;
            case "OnSupersededVersion":
                Speak(participant, answer, _dossier.Versions[round.Version - 1]);
                break;
            default:
                TakeLate(round, participant, answer, at);
                break;
        }
    }

    private void TakeLate(PlainRound round, string participant, PlainAnswer answer, DateTimeOffset at)
    {
        round.Late[participant] = answer;
        if (_dossier.IsAdopted)
        {
            Tell(at, "FindingRaised", ("finding", "answer.late-after-adoption"), ("participant", participant));
            return;
        }

        if (_dossier.State is not ("InRound" or "Assessing" or "Escalated") || answer.Default == "N" || _dossier.NotCompetent.Contains(participant) || round.Version != _dossier.Version)
        {
            return;
        }

        var lower = new JsonObject();
        foreach (var id in _dossier.Text.Keys)
        {
            var (now, then) = (_dossier.Standing(participant, id), answer.Stance(id));
            if (now is "T" or "M" || Order.IndexOf(then, StringComparison.Ordinal) > Order.IndexOf(now, StringComparison.Ordinal))
            {
                return;
            }

            if (then != now)
            {
                lower[id] = then;
            }
        }

        if (lower.Count > 0)
        {
            LiftNow(participant, lower, at);
        }
    }

    private void Repeat(string message, DateTimeOffset at)
    {
        var (participant, round, receipt, first) = _messages[message];
        Tell(at, "PositionReceived", ("participant", participant), ("round", round), ("status", first["status"]!.GetValue<string>()), ("receipt", receipt), ("again", true));
    }

    private void Receive(DateTimeOffset at, JsonObject happening, string participant, PlainRound round, string status, string? receipt)
    {
        Tell(at, "PositionReceived", ("participant", participant), ("round", round.Number), ("status", status), ("receipt", receipt));
        if (happening["message"]?.GetValue<string>() is { } message)
        {
            _messages[message] = (participant, round.Number, receipt, new JsonObject { ["status"] = status });
        }
    }

    private void Speak(string participant, PlainAnswer answer, Dictionary<string, string> texts)
    {
        if (answer.Default == "N")
        {
            _dossier.NotCompetent.Add(participant);
            return;
        }

        _dossier.NotCompetent.Remove(participant);
        _dossier.EverExpress |= participant != _dossier.Pilot && _dossier.Seats.GetValueOrDefault(participant) == "Required";
        foreach (var (id, text) in texts)
        {
            _dossier.Words[(participant, id, text)] = answer.Stance(id);
            _dossier.Consents.Remove((participant, id, text));
            if (answer.Consents && answer.Stance(id) == "S")
            {
                _dossier.Consents.Add((participant, id, text));
            }
        }
    }

    private void TellBroken(PlainRound round, string participant, DateTimeOffset at)
    {
        var ids = _dossier.Text.Keys.Where(id => "PSRO".Contains(_dossier.Standing(participant, id), StringComparison.Ordinal)).ToArray();
        if (round.Procedure == "Silence" && ids.Length > 0 && _dossier.Counted.Contains(participant) && round.Broke.Add(participant))
        {
            Tell(at, "SilenceBroken", ("round", round.Number), ("participant", participant), ("paragraphs", PlainAssessment.Codes(ids)));
        }
    }

    private void Lift(JsonObject happening, DateTimeOffset at, string participant)
    {
        var kept = _dossier.IsAdopted;
        LiftNow(participant, happening["paragraphs"]!.DeepClone().AsObject(), at);
        if (kept)
        {
            Instruct(at, _dossier.Instructions);
        }
    }

    private void LiftNow(string participant, JsonObject paragraphs, DateTimeOffset at)
    {
        var (before, wasBlocked) = (PlainAssessment.Of(_dossier).Signature(), Blocks("RO").Count > 0);
        foreach (var (id, stance) in paragraphs)
        {
            _dossier.Words[(participant, id, _dossier.Text[id])] = stance!.GetValue<string>();
            if (_dossier.Rounds[^1].Answers.TryGetValue(participant, out var answer))
            {
                _dossier.Rounds[^1].Answers[participant] = answer with { Content = "lifted" };
            }
        }

        Tell(at, "ReservationChanged", ("participant", participant), ("by", "lift"), ("paragraphs", paragraphs));
        TellOutcome(before, at, "Lifted", participant);
        ResolveByLifting(wasBlocked, at);
    }

    private void Consent(JsonObject happening, DateTimeOffset at, string participant)
    {
        var stances = new JsonObject();
        foreach (var id in _dossier.Text.Keys.Where(id => _dossier.Standing(participant, id) == "S" && (happening["paragraphs"]?.AsArray().Any(one => one!.GetValue<string>() == id) ?? true)))
        {
            _dossier.Consents.Add((participant, id, _dossier.Text[id]));
            stances[id] = "S";
        }

        Tell(at, "ReservationChanged", ("participant", participant), ("by", "consent"), ("paragraphs", stances));
    }

    private void TellOutcome(string before, DateTimeOffset at, string cause, string? participant)
    {
        var now = PlainAssessment.Of(_dossier);
        if (_dossier.State is not ("Assessing" or "Escalated") || now.Signature() == before)
        {
            return;
        }

        _dossier.EverBlocked |= now.Paragraphs.Values.Any(row => row.State == "Blocked");
        var entry = new JsonObject { ["at"] = Utc(at), ["kind"] = "OutcomeChanged", ["round"] = _dossier.Rounds[^1].Number, ["cause"] = cause };
        if (participant is not null)
        {
            entry["participant"] = participant;
        }

        now.Into(entry);
        _timeline.Add(entry);
    }

    private void AdmitLate(JsonObject happening, DateTimeOffset at)
    {
        if (_dossier.IsAdopted)
        {
            Refuse(at, happening, "adoption.done");
            return;
        }

        var participant = happening["participant"]!.GetValue<string>();
        var before = PlainAssessment.Of(_dossier).Signature();
        var round = _dossier.Rounds.Last(one => one.Late.ContainsKey(participant));
        Speak(participant, round.Late[participant], _dossier.Versions[round.Version - 1]);
        round.Admitted.Add(participant);
        TellOutcome(before, at, "AdmitLate", participant);
    }

    private void AddParticipant(JsonObject happening, DateTimeOffset at)
    {
        var (code, seat) = (happening["participant"]!.GetValue<string>(), happening["seat"]!.GetValue<string>());
        var before = PlainAssessment.Of(_dossier).Signature();
        _dossier.Seats[code] = seat;
        Tell(at, "ParticipantChanged", ("participant", code), ("change", "Added"), ("seat", seat));
        if (_dossier.Open is { } round)
        {
            Issue(round, code, at);
            var earliest = _calendar.AddWorkingTime(at, MinNotice);
            if (earliest > round.Deadline)
            {
                ChangeDeadline(round, earliest, at, "ParticipantAdded");
            }
        }
        else
        {
            _dossier.Sitting?.Called.TryAdd(code, at);
            TellOutcome(before, at, "SeatChanged", code);
        }
    }

    private void GoOnWithout(DateTimeOffset at)
    {
        var missing = PlainAssessment.Of(_dossier).Missing.Except(_dossier.GoneOnWithout).ToArray();
        _dossier.GoneOnWithout.UnionWith(missing);
        Tell(at, "WentOnWithout", ("participants", PlainAssessment.Codes(missing)));
    }

    private void Adopt(JsonObject happening, DateTimeOffset at)
    {
        if (_dossier.IsAdopted)
        {
            Refuse(at, happening, "adoption.done");
            return;
        }

        if (_dossier.State == "InRound")
        {
            Refuse(at, happening, "round.still-open");
            return;
        }

        var assessment = PlainAssessment.Of(_dossier);
        if (assessment.Reason == "NobodyCompetent")
        {
            Refuse(at, happening, "adoption.blocked", ("reason", "NobodyCompetent"));
            return;
        }

        if (WhatBlocks() is { Count: > 0 } blocks)
        {
            Refuse(at, happening, "adoption.blocked", ("paragraphs", ByParagraph(blocks)));
            return;
        }

        if (_dossier.State == "Escalated")
        {
            Refuse(at, happening, "adoption.blocked");
            return;
        }

        AdoptNow(at, "coordinator");
    }

    /// <summary>Paragraph to those that stand between it and its adoption.</summary>
    private SortedDictionary<string, string[]> WhatBlocks()
    {
        var blocks = Blocks("ROS");
        foreach (var id in _dossier.Text.Keys)
        {
            var missing = _dossier.Counted.Where(code => _dossier.Standing(code, id) == "M" && !_dossier.GoneOnWithout.Contains(code)).ToArray();
            if (missing.Length > 0)
            {
                blocks[id] = [.. blocks.GetValueOrDefault(id, []).Union(missing)];
            }
        }

        return blocks;
    }

    private void AdoptNow(DateTimeOffset at, string by)
    {
        var assessment = PlainAssessment.Of(_dossier);
        _dossier.IsAdopted = true;
        _dossier.State = "InFollowUp";
        var kept = new JsonArray([.. Kept().Select(one => new JsonObject { ["participant"] = one.Code, ["paragraph"] = one.Id, ["type"] = one.Type })]);
        Tell(at, "Adopted", ("position", 1), ("version", _dossier.Version), ("by", by), ("level", _dossier.RestsOn), ("levels", Some(LevelsThatSat)),
            ("express", Some(assessment.Express)), ("tacit", Some(assessment.Tacit)), ("didNotAnswer", Some(assessment.Missing)), ("noCompetence", Some(assessment.NoCompetence)),
            ("reservations", kept.Count > 0 ? kept : null), ("marks", _dossier.AfterCutoff ? new JsonArray("after-cutoff") : null));
        Instruct(at, replaces: 0);
    }

    private void Instruct(DateTimeOffset at, int replaces)
    {
        var kept = new JsonArray([.. Kept().Select(one => (one.Id, one.Type)).Distinct().Select(one => new JsonObject { ["type"] = one.Type, ["paragraph"] = one.Id })]);
        var vote = kept.Count > 0 ? "ApproveWithReservation" : _scenario["dossier"]!["proposedVote"]!.GetValue<string>();
        Instruct(at, vote, kept, replaces);
    }

    private void Instruct(DateTimeOffset at, string vote, JsonArray kept, int replaces)
    {
        var (seat, assessor) = _scenario["dossier"]!["category"]?.GetValue<string>() switch
        {
            "I" => ("federal", (string[])[]),
            "II" => ("federal", ["federated"]),
            "III" => ("federated", ["federal"]),
            "IV" => ("federated", []),
            "V" => ("VL", []),
            "VI" => ("federal", ["VL", "WAL"]),
            _ => (null, []),
        };
        Tell(at, "InstructionIssued", ("no", ++_dossier.Instructions), ("position", 1), ("vote", vote), ("paragraphs", PlainAssessment.Codes(_dossier.Text.Keys)),
            ("reservations", kept.Count > 0 ? kept : null), ("replaces", replaces > 0 ? replaces : null), ("seat", seat), ("assessor", Some(assessor)),
            ("effect", vote == "Abstain" ? _scenario["dossier"]!["votingRule"]?.GetValue<string>() : null));
    }

    private void AbstainByHand(DateTimeOffset at)
    {
        if (_dossier.Open is { } round)
        {
            Close(round, at, "abstention");
        }

        Abstain(at, "Coordinator", Blocks(_dossier.AfterCutoff ? "ROS" : "RO"));
    }

    private void Abstain(DateTimeOffset at, string reason, SortedDictionary<string, string[]> blockers)
    {
        _dossier.State = "InFollowUp";
        Tell(at, "Abstained", ("position", 1), ("reason", reason), ("blockers", blockers.Count > 0 ? ByParagraph(blockers) : null), ("levels", Some(LevelsThatSat)));
        Instruct(at, "Abstain", [], replaces: 0);
    }

    private void Withdraw(DateTimeOffset at)
    {
        if (_dossier.Open is { } round)
        {
            Cancel(round, at, "Withdrawn");
        }

        _dossier.State = "Withdrawn";
    }

    private IEnumerable<(string Code, string Id, string Type)> Kept() =>
        from code in _dossier.Counted
        from id in _dossier.Text.Keys
        let letter = _dossier.Standing(code, id)
        where letter is "P" or "S"
        select (code, id, letter == "P" ? "parliamentary" : "scrutiny");

    private string? Wrong(PlainAnswer answer, JsonObject happening, string participant)
    {
        string[] said = [answer.Default, .. answer.Paragraphs.Values];
        return answer.Paragraphs.Keys.Any(id => !_dossier.Versions.Any(version => version.ContainsKey(id))) ? "position.unknown-paragraph"
            : answer.Default == "N" && answer.Paragraphs.Count > 0 ? "position.mixed-no-competence"
            : answer.Default == "N" && participant == _dossier.Pilot ? "position.pilot-competence"
            : said.Any(one => one is "R" or "O") && happening["reason"] is null ? "position.reason-missing"
            : said.Contains("C") && happening["comment"] is null && happening["amendments"] is null ? "position.reason-missing"
            : said.Contains("P") && happening["parliament"] is null ? "position.reason-missing"
            : null;
    }

    private static (PlainAnswer Answer, string Content) Read(JsonObject happening)
    {
        var paragraphs = happening["paragraphs"]?.AsObject().ToDictionary(one => one.Key, one => one.Value!.GetValue<string>()) ?? [];
        var names = new[] { "default", "reason", "comment", "parliament", "amendments", "consentsToAdoption" };
        var content = string.Join('|', names.Select(name => happening[name]?.ToJsonString())) + string.Join(',', paragraphs.OrderBy(one => one.Key, StringComparer.Ordinal));
        return (new PlainAnswer(happening["default"]!.GetValue<string>(), paragraphs, content,
            happening["consentsToAdoption"]?.GetValue<bool>() ?? false, happening["receipt"]?.GetValue<string>()), content);
    }

    private void Refuse(DateTimeOffset at, JsonObject happening, string code, params (string Name, JsonNode? Value)[] details) =>
        Tell(at, "Refused", [("do", happening["do"]!.GetValue<string>()), ("participant", happening["who"]!["participant"]?.GetValue<string>()), ("code", code), .. details]);

    private static JsonObject ByParagraph(SortedDictionary<string, string[]> blocks)
    {
        var result = new JsonObject();
        foreach (var (id, codes) in blocks)
        {
            result[id] = PlainAssessment.Codes(codes);
        }

        return result;
    }

    private static JsonArray? Some(string[] codes) => codes.Length > 0 ? PlainAssessment.Codes(codes) : null;
}
