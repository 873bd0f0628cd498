namespace CoordinationFlow.Portal.Forms;

/// <summary>Reads posted fields that a page offers as a choice; what it did not offer is told beside the field.</summary>
internal static class Posted
{
    /// <summary>The chosen word. Throws <see cref="NotOfferedException"/> where it is none of the enum's names.</summary>
    public static TWord One<TWord>(Func<string, string> field, string name)
        where TWord : struct, Enum =>
        Enum.TryParse<TWord>(field(name), out var word) && Enum.IsDefined(word) ? word : throw new NotOfferedException(name);
}

/// <summary>A form was posted with a value that its page does not offer.</summary>
internal sealed class NotOfferedException(string field) : Exception($"'{field}' holds what the page does not offer.")
{
    /// <summary>The field.</summary>
    public string Field { get; } = field;
}
