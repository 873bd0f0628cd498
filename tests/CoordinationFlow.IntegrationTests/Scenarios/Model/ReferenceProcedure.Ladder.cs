using System.Globalization;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>The ladder: levels convened, sittings recorded, agreements, and how the dossier leaves it.</summary>
internal sealed partial class ReferenceProcedure
{
    private static readonly string[] FederalCodes = ["FA", "CHAN", "IBZ", "IO", "CGRS", "FEDASIL", "JUS", "FIN", "EMP", "SOC", "HEA", "ECO", "MOB", "DEF", "PPSSI", "CABMIG"];

    private string[] LevelsThatSat => [.. _dossier.Sittings.Where(sitting => sitting.Exit is "Agreement" or "SendBack" or "NoAgreement").Select(sitting => sitting.Level).Distinct()];

    private string LadderNow => _dossier.Sittings.FirstOrDefault()?.Ladder ?? (_dossier.Counted.All(FederalCodes.Contains) ? "Federal" : "Mixed");

    private static string[] StepsOf(string ladder) => ladder == "Federal" ? ["L1", "K"] : ["L1", "L2", "L3"];

    private void Escalate(JsonObject happening, DateTimeOffset at)
    {
        var reason = happening["reason"] is not null;
        var outcome = _dossier.Rounds.Count == 0 ? "" : PlainAssessment.Of(_dossier).Outcome;
        var may = _dossier.State == "Escalated" ? _dossier.Sitting is null : _dossier.State == "Assessing" && (outcome == "Diverged" || (outcome == "Incomplete" && reason));
        var (ladder, level) = (LadderNow, happening["level"]!.GetValue<string>());
        var left = StepsOf(ladder).Where(step => !_dossier.Sittings.Any(sitting => (sitting.Level == step && sitting.Exit == "NoAgreement") || sitting.Skipped.Contains(step))).ToList();
        var skipped = left.TakeWhile(step => step != level).ToArray();
        if (!may || !left.Contains(level) || (skipped.Length > 0 && !(reason && skipped.All(step => _cutoff is { } cutoff && Notice(step, at) > cutoff))))
        {
            Refuse(at, happening, "level.order");
            return;
        }

        var planned = DateTimeOffset.Parse(happening["sitting"]!.GetValue<string>(), CultureInfo.InvariantCulture).ToUniversalTime();
        _dossier.Sittings.Add(new PlainSitting(level, ladder, planned, skipped) { Called = _dossier.Counted.ToDictionary(code => code, _ => at) });
        _dossier.State = "Escalated";
        Tell(at, "Escalated", ("level", level), ("ladder", ladder), ("sitting", Utc(planned)), ("skipped", Some(skipped)));
    }

    private void Sit(JsonObject happening, DateTimeOffset at)
    {
        if (_dossier.Sitting is not { } sitting || sitting.Level != happening["level"]!.GetValue<string>())
        {
            Refuse(at, happening, "level.order");
            return;
        }

        string[] present = [.. happening["present"]!.AsArray().Select(code => code!.GetValue<string>())];
        sitting.Exit = happening["decision"]!.GetValue<string>();
        if (sitting.Exit == "Agreement")
        {
            Agree(happening, sitting, present, at);
            return;
        }

        Tell(at, "LevelClosed", ("level", sitting.Level), ("exit", sitting.Exit), ("present", Some(present)));
        if (sitting.Exit == "SendBack")
        {
            _dossier.State = "Assessing";
            _dossier.Rounds.ForEach(round => round.CountsForLimit = false);
        }
        else if (sitting.Level == StepsOf(sitting.Ladder)[^1])
        {
            Abstain(at, "TopLevel", Blocks(_dossier.AfterCutoff ? "ROS" : "RO"));
        }
    }

    private void Agree(JsonObject happening, PlainSitting sitting, string[] present, DateTimeOffset at)
    {
        var before = PlainAssessment.Of(_dossier).Signature();
        string[] decides = [.. happening["decides"]!.AsArray().Select(id => id!.GetValue<string>())];
        var (counted, old) = (_dossier.Counted.ToArray(), _dossier.Text);
        string[] absent = [.. counted.Except(present)];
        string[] bound = [.. absent.Where(code => sitting.Called.TryGetValue(code, out var call) && Notice(sitting.Level, call) <= sitting.Planned)];
        var table = new Dictionary<string, string>(old);
        foreach (var (id, text) in Texts(happening["paragraphs"]?.AsArray() ?? []))
        {
            table[id] = text;
        }

        if (!Same(table, old))
        {
            _dossier.Versions.Add(table);
            _dossier.Circulated.Add(_dossier.Version);
        }

        foreach (var id in decides)
        {
            foreach (var code in counted.Where(_ => table[id] != old[id]))
            {
                _dossier.Silence.Remove((code, id));
            }

            foreach (var code in counted.Where(present.Contains))
            {
                _dossier.Words[(code, id, table[id])] = "A";
                _dossier.EverExpress |= code != _dossier.Pilot;
            }

            foreach (var code in bound)
            {
                _dossier.Silence[(code, id)] = "T";
            }
        }

        (_dossier.State, _dossier.RestsOn) = ("Assessing", sitting.Level);
        string[] confirming = [.. absent.Except(bound)];
        Tell(at, "LevelClosed", ("level", sitting.Level), ("exit", "Agreement"), ("present", Some(present)), ("tacit", Some(bound)), ("confirming", Some(confirming)), ("decides", Some(decides)), ("version", _dossier.Version));
        if (confirming.Length > 0)
        {
            Open(at, "confirming", "Silence", _calendar.AddWorkingDays(at, 1), confirming, countsForLimit: false);
            return;
        }

        TellOutcome(before, at, "Agreement", null);
        if (WhatBlocks() is { Count: 0 } && PlainAssessment.Of(_dossier).Reason != "NobodyCompetent")
        {
            AdoptNow(at, "flow");
        }
    }

    /// <summary>When a level convened at that instant may sit with due notice.</summary>
    private DateTimeOffset Notice(string level, DateTimeOffset convened) => level switch
    {
        "L1" => _calendar.AddWorkingTime(convened, TimeSpan.FromHours(4)),
        "L2" => _calendar.AddWorkingDays(convened, 2),
        _ => _calendar.AddWorkingDays(convened, 3),
    };

    /// <summary>The last block was lifted: off the ladder, at a level or between two.</summary>
    private void ResolveByLifting(bool wasBlocked, DateTimeOffset at)
    {
        if (_dossier.State == "Escalated" && wasBlocked && Blocks("RO").Count == 0)
        {
            LeaveTheLadder("ResolvedByLifting", at);
            _dossier.RestsOn = "L0";
        }
    }

    private void LeaveTheLadder(string exit, DateTimeOffset at)
    {
        if (_dossier.Sitting is { } sitting)
        {
            sitting.Exit = exit;
            Tell(at, "LevelClosed", ("level", sitting.Level), ("exit", exit));
        }

        _dossier.State = "Assessing";
    }
}
