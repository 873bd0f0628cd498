using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Coordination.Mail;

/// <summary>Everything that letters and calendars say is there in four languages.</summary>
public sealed partial class MailTextsTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> All = new[] { "en", "fr", "nl", "de" }.ToDictionary(code => code, Read);

    [Theory, InlineData("fr"), InlineData("nl"), InlineData("de")]
    public void Each_text_is_there_in_each_language_with_the_same_values(string code)
    {
        Assert.Equal(All["en"].Keys.Order(StringComparer.Ordinal), All[code].Keys.Order(StringComparer.Ordinal));
        Assert.All(All["en"], text => Assert.Equal((text.Key, Values(text.Value)), (text.Key, Values(All[code][text.Key]))));
        Assert.True(All["en"].Count(text => text.Value == All[code][text.Key]) < All["en"].Count / 10);
    }

    [Fact]
    public void Each_notice_has_a_sentence_and_a_subject()
    {
        var keys = (IReadOnlyList<string>)typeof(MailTexts).Assembly.GetType("CoordinationFlow.Coordination.Notices.DossierNotices")!.GetProperty("Keys", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

        Assert.NotEmpty(keys);
        Assert.DoesNotContain(keys, key => !All["en"].ContainsKey(key) || !All["en"].ContainsKey(key + ".subject"));
    }

    [Fact]
    public void Each_key_that_the_program_names_has_a_text()
    {
        var folder = Path.Combine(Checkout.Root, "src", "CoordinationFlow.Coordination");
        var named = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(file => NamedKey().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.True(named.Count > 15);
        Assert.DoesNotContain(named, key => !All["en"].ContainsKey(key));
    }

    [Fact]
    public void Each_level_and_outcome_has_a_word() =>
        Assert.DoesNotContain(Enum.GetNames<Level>().Select(level => $"level.{level}").Concat(Enum.GetNames<Outcome>().Select(outcome => $"outcome.{outcome}")), key => !All["en"].ContainsKey(key));

    private static string Values(string text) => string.Join(",", Value().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string code)
    {
        var resources = new ResourceManager("CoordinationFlow.Coordination.Mail.MailTexts", typeof(MailTexts).Assembly);
        var culture = code == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(code);
        return resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();

    [GeneratedRegex("\"(mail\\.[a-z.-]+[a-z])\"")]
    private static partial Regex NamedKey();
}
