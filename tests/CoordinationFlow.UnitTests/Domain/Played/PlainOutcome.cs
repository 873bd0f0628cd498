namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>The truth table row by row over the plain procedure, told as one line a fact, for comparison.</summary>
internal static class PlainOutcome
{
    public static string[] Of(PlainProcedure plain, string pilot)
    {
        var counted = plain.Counted.ToArray();
        var nobody = counted.All(code => code == pilot);
        var lines = new List<string>();
        var states = new List<string>();
        foreach (var (id, _) in plain.Current!.Texts)
        {
            var words = (nobody ? [pilot] : counted).Select(code => (Code: code, Word: plain.Standing(code, id))).ToArray();
            var (state, by) =
                words.Any(one => one.Word.Blocks) ? ("Blocked", words.Where(one => one.Word.Blocks))
                : words.Any(one => one.Word.Letter == 'M') ? ("Incomplete", words.Where(one => one.Word.Letter == 'M'))
                : words.Any(one => one.Word.Letter is 'P' or 'S') ? ("Reserved", words.Where(one => one.Word.Letter is 'P' or 'S'))
                : words.Any(one => one.Word.Letter == 'C' || one.Word.Stated) ? ("Commented", words.Where(one => one.Word.Letter == 'C' || one.Word.Stated))
                : ("Clear", []);
            states.Add(state);
            lines.Add($"{id} {state} {string.Join(",", by.Select(one => one.Code).Order(StringComparer.Ordinal))}");
        }

        lines.Sort(StringComparer.Ordinal);
        lines.Insert(0, nobody ? "Incomplete NobodyCompetent" : states.Contains("Blocked") ? "Diverged " : states.Contains("Incomplete") ? "Incomplete NoAnswer" : "Converged ");
        lines.Add("express " + string.Join(",", counted.Where(code => !plain.IsMissing(code) && !plain.IsTacit(code))));
        lines.Add("tacit " + string.Join(",", counted.Where(plain.IsTacit)));
        lines.Add("missing " + string.Join(",", counted.Where(plain.IsMissing)));
        lines.Add("no competence " + string.Join(",", plain.Seats.Where(seat => seat.Value is CoordinationFlow.Domain.Words.Seat.Pilot or CoordinationFlow.Domain.Words.Seat.Required && plain.NotCompetent.Contains(seat.Key) && !plain.Excluded.Contains(seat.Key)).Select(seat => seat.Key)));
        return [.. lines];
    }

    public static string[] Of(CoordinationFlow.Domain.Divergence.Assessment assessment) =>
    [
        $"{assessment.Outcome} {assessment.Reason}",
        .. assessment.Paragraphs.Select(one => $"{one.Key} {one.Value.State} {string.Join(",", one.Value.By)}").Order(StringComparer.Ordinal),
        "express " + string.Join(",", assessment.Express),
        "tacit " + string.Join(",", assessment.Tacit),
        "missing " + string.Join(",", assessment.Missing),
        "no competence " + string.Join(",", assessment.NoCompetence),
    ];
}
