using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>The truth table of domain 3.6, read off row by row.</summary>
internal sealed class PlainAssessment
{
    private PlainAssessment(string outcome, string? reason) => (Outcome, Reason) = (outcome, reason);

    public string Outcome { get; }

    public string? Reason { get; }

    public SortedDictionary<string, (string State, string[] By)> Paragraphs { get; } = new(StringComparer.Ordinal);

    public string[] Express { get; private init; } = [];

    public string[] Tacit { get; private init; } = [];

    public string[] Missing { get; private init; } = [];

    public string[] NoCompetence { get; private init; } = [];

    public static PlainAssessment Of(PlainDossier dossier)
    {
        var counted = dossier.Counted.Order(StringComparer.Ordinal).ToArray();
        var others = counted.Where(code => code != dossier.Pilot).ToArray();
        var looked = others.Length == 0 ? [dossier.Pilot] : counted;
        var paragraphs = dossier.Text.Keys.ToDictionary(id => id, id => Row(looked.Select(code => (code, dossier.Standing(code, id))).ToArray()));
        var (outcome, reason) =
            others.Length == 0 ? ("Incomplete", "NobodyCompetent")
            : paragraphs.Values.Any(row => row.State == "Blocked") ? ("Diverged", null)
            : paragraphs.Values.Any(row => row.State == "Incomplete") ? ("Incomplete", "NoAnswer")
            : ("Converged", (string?)null);
        string Class(string code)
        {
            var letters = dossier.Text.Keys.Select(id => dossier.Standing(code, id)).ToArray();
            return letters.Contains("M") ? "missing" : letters.Contains("T") ? "tacit" : "express";
        }

        var result = new PlainAssessment(outcome, reason)
        {
            Express = [.. counted.Where(code => Class(code) == "express")],
            Tacit = [.. counted.Where(code => Class(code) == "tacit")],
            Missing = [.. counted.Where(code => Class(code) == "missing")],
            NoCompetence = [.. dossier.Seats.Keys.Where(code => dossier.Seats[code] is "Pilot" or "Required" && dossier.NotCompetent.Contains(code)).Order(StringComparer.Ordinal)],
        };
        foreach (var (id, row) in paragraphs)
        {
            result.Paragraphs[id] = row;
        }

        return result;
    }

    /// <summary>The fields that a timeline entry shows.</summary>
    public void Into(JsonObject entry)
    {
        entry["outcome"] = Outcome;
        if (Reason is not null)
        {
            entry["reason"] = Reason;
        }

        var paragraphs = new JsonObject();
        foreach (var (id, (state, by)) in Paragraphs)
        {
            paragraphs[id] = by.Length == 0 ? new JsonObject { ["state"] = state } : new JsonObject { ["state"] = state, ["by"] = Codes(by) };
        }

        entry["paragraphs"] = paragraphs;
        foreach (var (name, codes) in new[] { ("express", Express), ("tacit", Tacit), ("missing", Missing), ("noCompetence", NoCompetence) })
        {
            if (codes.Length > 0)
            {
                entry[name] = Codes(codes);
            }
        }
    }

    public string Signature()
    {
        var entry = new JsonObject();
        Into(entry);
        return entry.ToJsonString();
    }

    public static JsonArray Codes(IEnumerable<string> codes) => [.. codes.Select(code => (JsonNode)code)];

    private static (string State, string[] By) Row((string Code, string Letter)[] standings)
    {
        string[] With(string letters) => [.. standings.Where(one => letters.Contains(one.Letter, StringComparison.Ordinal)).Select(one => one.Code)];
        return With("RO") is { Length: > 0 } blockers ? ("Blocked", blockers)
            : With("M") is { Length: > 0 } missing ? ("Incomplete", missing)
            : With("PS") is { Length: > 0 } holders ? ("Reserved", holders)
            : With("C") is { Length: > 0 } commenters ? ("Commented", commenters)
            : ("Clear", []);
    }
}
