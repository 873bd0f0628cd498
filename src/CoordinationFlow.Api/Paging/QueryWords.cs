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

    /// <summary>True, false, or the default where none is given.</summary>
    public static bool Flag(string name, string? text, bool otherwise) => text switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        _ => throw ProblemException.Of(name, "field.value", "true, false"),
    };
}
