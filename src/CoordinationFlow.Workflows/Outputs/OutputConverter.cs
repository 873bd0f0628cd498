using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Outputs;

/// <summary>
/// Turns what an activity gives into what a variable or a workflow output is to hold; a definition names it by its id at the output's
/// binding. Hosts register their own (<c>AddOutputConverter</c>). Must be deterministic and without side effects. Thread-safe.
/// </summary>
public abstract class OutputConverter
{
    /// <summary>The id that definitions name; upper and lower case differ.</summary>
    public abstract string Id { get; }

    /// <summary>The label a designer reads.</summary>
    public virtual string DisplayName => Id;

    /// <summary>What it takes; an output of a type that does not fit is refused at publish.</summary>
    public abstract Type SourceType { get; }

    /// <summary>What it gives.</summary>
    public abstract Type ResultType { get; }

    /// <summary>Converts a value that is not null. What it throws becomes an incident of the activity.</summary>
    public abstract object? Convert(object value, JsonObject? settings);

    /// <summary>What is wrong with a binding's settings, a sentence each; nothing secret.</summary>
    public virtual IEnumerable<string> CheckSettings(JsonObject? settings) => [];
}

/// <summary>The converters of this host by id.</summary>
public sealed class OutputConverters(IEnumerable<OutputConverter> converters)
{
    private readonly Dictionary<string, OutputConverter> _byId = converters.ToDictionary(converter => converter.Id, StringComparer.Ordinal);

    /// <summary>No converter: what Elsa ships.</summary>
    public static OutputConverters None { get; } = new([]);

    /// <summary>All of them, for a designer's list.</summary>
    public IReadOnlyCollection<OutputConverter> All => _byId.Values;

    /// <summary>The converter of that id, or null.</summary>
    public OutputConverter? Find(string id) => _byId.GetValueOrDefault(id);
}
