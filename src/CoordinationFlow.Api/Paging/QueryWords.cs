using CoordinationFlow.Api.Problems;

namespace CoordinationFlow.Api.Paging;

/// <summary>Words of a vocabulary in the query string.</summary>
internal static class QueryWords
{
    /// <summary>The word of the vocabulary, or null where none is given. Throws <see cref="ProblemException"/> naming the known words.</summary>
    public static T? Word<T>(string name, string? text)
        where T : struct, Enum => text switch
        {
            null => null,
            _ when Enum.GetNames<T>().Contains(text) => Enum.Parse<T>(text),
            _ => throw ProblemException.Of(name, "field.value", string.Join(", ", Enum.GetNames<T>())),
        };

    /// <summary>A code, or null where none is given. Throws <see cref="ProblemException"/> for what can be none.</summary>
    public static string? Code(string name, string? text) =>
        text is null || (text.Length is > 0 and <= Bodies.BodyLimits.Code && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            ? text
            : throw ProblemException.Of(name, "field.format", "[A-Za-z0-9._-]{1,64}");

    /// <summary>True, false, or the default where none is given.</summary>
    public static bool Flag(string name, string? text, bool otherwise) => text switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        _ => throw ProblemException.Of(name, "field.value", "true, false"),
    };
}
