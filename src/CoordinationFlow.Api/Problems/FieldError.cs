namespace CoordinationFlow.Api.Problems;

/// <summary>One thing that is wrong with a request's body or query.</summary>
/// <param name="Field">The path to it, such as <c>paragraphs[0].text.nl</c>.</param>
/// <param name="Code">One of the <c>field.*</c> codes.</param>
/// <param name="Detail">What is wrong and what would do, in the reader's language.</param>
public sealed record FieldError(string Field, string Code, string? Detail = null)
{
    /// <summary>Values for the sentence, in the order of its places.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public object[] Values { get; init; } = [];
}
