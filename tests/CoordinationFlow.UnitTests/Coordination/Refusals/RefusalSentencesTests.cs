using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Refusals;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Coordination.Refusals;

public sealed class RefusalSentencesTests
{
    public static TheoryData<string, string> CodesAndLanguages() =>
        [.. from code in RefusalCodes.Status.Keys from language in new[] { "nl", "fr", "de", "en" } select (code, language)];

    [Theory]
    [MemberData(nameof(CodesAndLanguages))]
    public void Each_code_says_what_is_wrong_and_what_to_do_instead(string code, string language)
    {
        var (refusal, culture) = (new Refusal(code), CultureInfo.GetCultureInfo(language));

        Assert.NotEqual(code, RefusalSentences.Text(refusal, culture));
        Assert.NotNull(RefusalSentences.Instead(refusal, culture));
        Assert.DoesNotContain("{", RefusalSentences.Whole(refusal, culture), StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_differ_by_language() =>
        Assert.Equal(4, new[] { "nl", "fr", "de", "en" }.Select(language => RefusalSentences.Text(new Refusal("stale"), CultureInfo.GetCultureInfo(language))).Distinct().Count());

    [Fact]
    public void The_deadline_that_would_do_is_named_in_Brussels_time()
    {
        var refusal = new Refusal("deadline.too-short") { Earliest = new(2027, 7, 1, 7, 30, 0, TimeSpan.Zero) };

        Assert.Contains("09:30", RefusalSentences.Instead(refusal, CultureInfo.GetCultureInfo("fr-BE")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_blocks_is_named_by_paragraph()
    {
        var refusal = new Refusal("adoption.blocked")
        {
            Paragraphs = ImmutableDictionary<string, ParagraphResult>.Empty.Add("p2", new(ParagraphState.Blocked, ["IBZ", "VL"])),
        };

        Assert.Contains("p2 (IBZ, VL)", RefusalSentences.Text(refusal, CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
    }
}
