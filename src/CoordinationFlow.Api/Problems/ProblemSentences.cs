using System.Globalization;
using System.Resources;

namespace CoordinationFlow.Api.Problems;

/// <summary>The sentence of a problem in a language, from the resources beside this file; the procedure's refusals have theirs in Coordination.</summary>
public static class ProblemSentences
{
    private static readonly ResourceManager Texts = new("CoordinationFlow.Api.Problems.ProblemSentences", typeof(ProblemSentences).Assembly);

    /// <summary>The sentence of a whole problem.</summary>
    public static string Say(ProblemException problem, CultureInfo language) =>
        problem.Errors is [var first, ..] ? Say(first, language) : Say(problem.Code, [.. problem.Values], language);

    /// <summary>The sentence of one wrong field.</summary>
    public static string Say(FieldError error, CultureInfo language) => Say(error.Code, [error.Field, .. error.Values], language);

    private static string Say(string code, object[] values, CultureInfo language) =>
        Texts.GetString(code, language) is { } text ? string.Format(language, text, values) : code;
}
