using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CoordinationFlow.Coordination.Alarms;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Portal.Texts;

namespace CoordinationFlow.UnitTests.Portal.Texts;

/// <summary>Everything that the pages say is there in four languages.</summary>
public sealed partial class PortalTextsTests
{
    private static readonly string[] Codes = ["en", "fr", "nl", "de"];

    private static readonly Dictionary<string, Dictionary<string, string>> All = Codes.ToDictionary(code => code, Read);

    /// <summary>Enumerations that pages show, with the prefix of their keys.</summary>
    public static TheoryData<string, Type> Words => new()
    {
        { "state.", typeof(DossierState) }, { "procedure.", typeof(Procedure) }, { "task.", typeof(TaskState) }, { "outcome.", typeof(Outcome) }, { "paragraph.", typeof(ParagraphState) },
        { "vote.", typeof(Vote) }, { "classification.", typeof(Classification) }, { "visibility.", typeof(Visibility) }, { "rule.", typeof(VotingRule) }, { "effect.", typeof(VotingRule) },
        { "closer.", typeof(RoundCloser) }, { "roundstate.", typeof(RoundState) }, { "role-of-round.", typeof(RoundRole) }, { "stance.name.", typeof(Stance) }, { "status.", typeof(PositionStatus) },
        { "kind.", typeof(ParticipantKind) }, { "seat.", typeof(Seat) }, { "then.", typeof(Procedure) }, { "reason.", typeof(IncompleteReason) },
        { "level.", typeof(Level) }, { "ladder.", typeof(Ladder) }, { "exit.", typeof(LevelExit) }, { "exit.", typeof(SittingDecision) },
    };

    [Theory, InlineData("fr"), InlineData("nl"), InlineData("de")]
    public void Each_text_is_there_in_each_language_with_the_same_values(string code)
    {
        Assert.Empty(All["en"].Keys.Except(All[code].Keys));
        Assert.Empty(All[code].Keys.Except(All["en"].Keys));
        foreach (var (key, english) in All["en"])
        {
            Assert.False(string.IsNullOrWhiteSpace(All[code][key]), key);
            Assert.True(Values(english).SetEquals(Values(All[code][key])), $"{key}: '{english}' and '{All[code][key]}' name other values.");
        }
    }

    [Fact]
    public void Each_key_that_a_page_names_has_a_text()
    {
        var pages = Path.Combine(Checkout.Root, "src", "CoordinationFlow.Portal");
        var named = Directory.EnumerateFiles(pages, "*.razor", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => NamedKey().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, key => !Has(key));
    }

    [Theory, MemberData(nameof(Words))]
    public void Each_word_of_the_procedure_has_a_text(string prefix, Type words) => Assert.DoesNotContain(Enum.GetNames(words).Select(word => prefix + word), key => !Has(key));

    [Fact]
    public void Each_thing_that_a_dossier_waits_for_has_a_sentence() => Assert.DoesNotContain(Waiting.Keys, key => !Has(key));

    [Fact]
    public void Each_alarm_has_a_name_and_says_what_to_do() => Assert.DoesNotContain(AlarmKeys.All.SelectMany(key => new[] { $"alarm.{key}", $"alarm.{key}.do" }), key => !Has(key));

    [Theory, InlineData("CoordinationFlow.Coordination.Dossiers.Hindrances", "Keys", ""), InlineData("CoordinationFlow.Coordination.Dossiers.StoryTelling", "Kinds", "event."), InlineData("CoordinationFlow.Coordination.Notices.DossierNotices", "Keys", "")]
    public void Each_event_of_the_story_and_each_notice_has_a_sentence(string type, string list, string prefix)
    {
        var keys = (IReadOnlyList<string>)typeof(Waiting).Assembly.GetType(type)!.GetProperty(list, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;
        Assert.NotEmpty(keys);
        Assert.DoesNotContain(keys.Select(key => prefix + key), key => !Has(key));
    }

    [Fact]
    public void Each_duty_in_the_inbox_says_what_is_asked_and_what_it_is_about() =>
        Assert.DoesNotContain(Enum.GetValues<TaskKind>().Where(Duties.Has).SelectMany(kind => new[] { $"inbox.kind.{kind}", $"inbox.kind.{kind}.hint" }), key => !Has(key));

    [Theory, InlineData("due.", ""), InlineData("hindrance.", ".do")]
    public void What_keeps_a_dossier_says_what_fell_due_and_what_to_do(string prefix, string suffix)
    {
        var keys = prefix == "due." ? typeof(DueKinds).GetFields().Select(kind => (string)kind.GetRawConstantValue()!) : ["incident", "unmatched", "overdue", "outbox"];
        Assert.DoesNotContain(keys.Select(key => prefix + key + suffix), key => !Has(key));
    }

    [Theory]
    [InlineData("en", "Mon 11 Jan 2027, 17:00"), InlineData("fr", "lun. 11 janv. 2027, 17:00"), InlineData("nl", "ma 11 jan 2027, 17:00"), InlineData("de", "Mo., 11. Jan. 2027, 17:00")]
    public void A_date_has_its_weekday_and_is_Brussels_time(string code, string said) =>
        Assert.Equal(said, new PortalTexts(CultureInfo.GetCultureInfo(code)).Date(new DateTimeOffset(2027, 1, 11, 16, 0, 0, TimeSpan.Zero)));

    private static bool Has(string key) => All["en"].ContainsKey(key);

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Read(string code)
    {
        var resources = new ResourceManager("CoordinationFlow.Portal.Texts.Texts", typeof(PortalTexts).Assembly);
        var culture = code == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(code);
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry entry in resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!)
        {
            texts.Add((string)entry.Key, (string)entry.Value!);
        }

        return texts;
    }

    [GeneratedRegex("""\bT\["([\w.-]*[\w])"[\],]""")]
    private static partial Regex NamedKey();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();
}
