using System.Globalization;
using System.Resources;
using CoordinationFlow.Coordination.Refusals;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Api.Problems;

/// <summary>The sentence of a problem in a language, from the resources beside this file; the procedure's refusals have theirs in Coordination.</summary>
public static class ProblemSentences
{
    private static readonly ResourceManager Texts = new("CoordinationFlow.Api.Problems.ProblemSentences", typeof(ProblemSentences).Assembly);

    /// <summary>The sentence of a whole problem.</summary>
    public static string Say(ProblemException problem, CultureInfo language) =>
        problem.Errors is [var first, ..]
            ? Say(first, language)
            : Say(problem.Code, [.. problem.Values], language) ?? RefusalSentences.Whole(problem.Refusal ?? new Refusal(problem.Code), language);

    /// <summary>The sentence of one wrong field.</summary>
    public static string Say(FieldError error, CultureInfo language) => Say(error.Code, [error.Field, .. error.Values], language) ?? error.Code;

    private static string? Say(string code, object[] values, CultureInfo language) =>
        Texts.GetString(code, language) is { } text ? string.Format(language, text, values) : null;
}
