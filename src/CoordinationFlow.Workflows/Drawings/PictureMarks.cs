using System.Collections.Frozen;

namespace CoordinationFlow.Workflows.Drawings;

/// <summary>What a picture shows beside the flow itself: by activity id a mark, and which connections were taken or are not in the other version.</summary>
public sealed record PictureMarks
{
    /// <summary>A picture without marks.</summary>
    public static PictureMarks None { get; } = new();

    /// <summary>Marks by the activity's id; an activity without one is drawn as ever.</summary>
    public IReadOnlyDictionary<string, PictureMark> Activities { get; init; } = FrozenDictionary<string, PictureMark>.Empty;

    /// <summary>Connections that are drawn strongly, as <see cref="ConnectionOf"/> names them.</summary>
    public IReadOnlySet<string> Connections { get; init; } = FrozenSet<string>.Empty;

    /// <summary>How those connections look.</summary>
    public PictureLook ConnectionLook { get; init; }

    /// <summary>Whether what has no mark is drawn faintly.</summary>
    public bool FadesTheRest { get; init; }

    /// <summary>The id of the arrow's tip: pictures on one page need different ones.</summary>
    public string Name { get; init; } = "tip";

    /// <summary>The name of a connection: source, port, target.</summary>
    public static string ConnectionOf(string source, string port, string target) => $"{source}\n{port}\n{target}";
}

/// <summary>A mark on an activity: a word that is written on it, so that no colour has to tell it, and how it looks.</summary>
/// <param name="Word">The word.</param>
/// <param name="Look">The colours.</param>
public sealed record PictureMark(string Word, PictureLook Look);

/// <summary>The colours of a mark.</summary>
public enum PictureLook
{
    /// <summary>It was run, or is new.</summary>
    Good,

    /// <summary>It waits, or was changed.</summary>
    Busy,

    /// <summary>It has faulted, or is gone.</summary>
    Bad,
}
