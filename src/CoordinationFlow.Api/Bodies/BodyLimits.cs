namespace CoordinationFlow.Api.Bodies;

/// <summary>What a request may at most bring. Lengths in characters (UTF-16), sizes in bytes.</summary>
public static class BodyLimits
{
    /// <summary>The whole body.</summary>
    public const int Bytes = 1024 * 1024;

    /// <summary>What the server reads at all before it cuts the connection.</summary>
    public const int BytesRead = 4 * Bytes;

    /// <summary>One text: a paragraph, a comment, a reason, a statement.</summary>
    public const int Text = 20_000;

    /// <summary>A reason, remark or title.</summary>
    public const int Line = 2_000;

    /// <summary>A code, an id, a reference.</summary>
    public const int Code = 64;

    /// <summary>Paragraphs of a draft.</summary>
    public const int Paragraphs = 200;

    /// <summary>Entries of a list of codes.</summary>
    public const int Codes = 100;

    /// <summary>Wrong fields that are told at once.</summary>
    public const int Errors = 20;
}
