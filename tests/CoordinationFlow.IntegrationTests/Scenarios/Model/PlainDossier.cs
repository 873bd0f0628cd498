namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>An answer as the reference procedure remembers it.</summary>
internal sealed record PlainAnswer(string Default, IReadOnlyDictionary<string, string> Paragraphs, string Content, bool Consents, string? Receipt)
{
    public string Stance(string paragraph) => Paragraphs.GetValueOrDefault(paragraph, Default);
}

/// <summary>A round as the reference procedure remembers it.</summary>
internal sealed class PlainRound
{
    public required int Number { get; init; }

    public required string Role { get; init; }

    public required int Version { get; init; }

    public required string Procedure { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public required DateTimeOffset Deadline { get; set; }

    public bool CountsForLimit { get; set; }

    public string State { get; set; } = "Open";

    public Dictionary<string, DateTimeOffset> Issued { get; } = [];

    public Dictionary<string, DateTimeOffset> Delivered { get; } = [];

    public Dictionary<string, DateTimeOffset> OpenedBy { get; } = [];

    public Dictionary<string, PlainAnswer> Answers { get; } = [];

    public Dictionary<string, PlainAnswer> Late { get; } = [];

    public HashSet<string> Admitted { get; } = [];

    public HashSet<string> Broke { get; } = [];

    public List<(DateTimeOffset At, string Kind)> Reminders { get; set; } = [];
}

/// <summary>A level that was convened, and who was called to it when.</summary>
internal sealed record PlainSitting(string Level, string Ladder, DateTimeOffset Planned, string[] Skipped)
{
    public required Dictionary<string, DateTimeOffset> Called { get; init; }

    /// <summary>How it was left; null: it is open.</summary>
    public string? Exit { get; set; }
}

/// <summary>
/// Everything that the procedure knows of one dossier, as plain dictionaries. A word is what a participant last said on a paragraph's
/// very text; silence is what its silence on the current version was taken for.
/// </summary>
internal sealed class PlainDossier
{
    public required string Pilot { get; init; }

    public Dictionary<string, string> Seats { get; } = [];

    public List<Dictionary<string, string>> Versions { get; } = [];

    public HashSet<int> Circulated { get; } = [];

    public List<PlainRound> Rounds { get; } = [];

    public Dictionary<(string Participant, string Paragraph, string Text), string> Words { get; } = [];

    public HashSet<(string Participant, string Paragraph, string Text)> Consents { get; } = [];

    public HashSet<string> NotCompetent { get; } = [];

    /// <summary>T or M by participant and paragraph for the current version.</summary>
    public Dictionary<(string Participant, string Paragraph), string> Silence { get; } = [];

    public HashSet<string> GoneOnWithout { get; } = [];

    public string State { get; set; } = "Preparing";

    public bool EverBlocked { get; set; }

    public bool EverExpress { get; set; }

    public bool AfterCutoff { get; set; }

    public bool IsAdopted { get; set; }

    public int Instructions { get; set; }

    public List<PlainSitting> Sittings { get; } = [];

    /// <summary>The level whose agreement the text rests on.</summary>
    public string RestsOn { get; set; } = "L0";

    public PlainSitting? Sitting => Sittings.Find(sitting => sitting.Exit is null);

    public PlainRound? Open => Rounds.Find(round => round.State == "Open");

    public int Version => Versions.Count;

    public Dictionary<string, string> Text => Versions[^1];

    public IEnumerable<string> Counted => Seats.Where(seat => seat.Value is "Pilot" or "Required" && !NotCompetent.Contains(seat.Key)).Select(seat => seat.Key);

    /// <summary>A letter: what was said, T or M.</summary>
    public string Standing(string participant, string paragraph) =>
        Words.TryGetValue((participant, paragraph, Text[paragraph]), out var word) ? word
        : Silence.GetValueOrDefault((participant, paragraph), "M");
}
