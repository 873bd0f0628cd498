using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Cli.Traces;

/// <summary>The settings of the host that a trace was taken on, as far as they decide what runs.</summary>
public sealed record TraceHost
{
    private const string CSharp = "CSharp.AllowHostCodeExecution";
    private const string Refusal = "Management.FailOnValidationErrors";

    // What Elsa 3.8 itself refuses to publish. Other problems of ours stop no replay: a trace wants to see where the run fails.
    private static readonly string[] RefusedByElsa = [ProblemCodes.BadTimetable, ProblemCodes.BadConverter];

    private static readonly string[] UnreadableForElsa = [ProblemCodes.UnknownArgumentType, ProblemCodes.UnknownStrategy];

    /// <summary>A host for trying things out: everything is published, C# does not run.</summary>
    public static TraceHost TryOut { get; } = new();

    /// <summary>Whether C# runs.</summary>
    public bool AllowsCSharp { get; init; }

    /// <summary>Whether a definition that Elsa 3.8 finds invalid is not published.</summary>
    public bool RefusesInvalid { get; init; }

    /// <summary>Ids of output converters that the host has.</summary>
    public IReadOnlyList<string> Converters { get; init; } = [];

    /// <summary>Functions without arguments that JavaScript has besides Elsa's, with the text that each gives.</summary>
    public IReadOnlyDictionary<string, string> Functions { get; init; } = new Dictionary<string, string>();

    /// <summary>What a trace says of its host; what it does not say is as by default in the version that it names.</summary>
    public static TraceHost Of(JsonObject trace)
    {
        var isOld = trace["engine"]?.GetValue<string>().StartsWith("Elsa 3.6", StringComparison.Ordinal) == true;
        var options = trace["options"] as JsonObject;
        return new()
        {
            AllowsCSharp = options?[CSharp]?.GetValue<bool>() ?? isOld,
            RefusesInvalid = options?[Refusal]?.GetValue<bool>() ?? !isOld,
            Converters = [.. (trace["converters"] as JsonArray ?? []).Select(id => id!.GetValue<string>())],
            Functions = FunctionsOf(trace["jsFunctions"]),
        };
    }

    /// <summary>Whether Elsa 3.8 cannot even read a definition with such problems.</summary>
    public bool CannotRead(IEnumerable<Problem> problems) => RefusesInvalid && problems.Any(problem => UnreadableForElsa.Contains(problem.Code));

    /// <summary>Whether a definition with such problems is not published.</summary>
    public bool Refuses(IEnumerable<Problem> problems) => RefusesInvalid && problems.Any(problem => RefusedByElsa.Contains(problem.Code));

    /// <summary>Writes the settings into a trace, so that it can be replayed.</summary>
    public void Write(JsonObject trace)
    {
        trace["options"] = new JsonObject { [CSharp] = AllowsCSharp, [Refusal] = RefusesInvalid };
        if (Converters.Count > 0)
        {
            trace["converters"] = new JsonArray([.. Converters.Select(id => (JsonNode?)id)]);
        }

        if (Functions.Count > 0)
        {
            trace["jsFunctions"] = new JsonObject(Functions.Select(function => KeyValuePair.Create(function.Key, (JsonNode?)function.Value)));
        }
    }

    // {"name": "text"}, or a list of {"name": "…", "returns": "text"}.
    private static Dictionary<string, string> FunctionsOf(JsonNode? functions) => functions switch
    {
        JsonObject named => named.ToDictionary(function => function.Key, function => function.Value?.ToString() ?? ""),
        JsonArray listed => listed.OfType<JsonObject>().ToDictionary(
            function => function["name"]!.GetValue<string>(), function => function.First(field => field.Key != "name").Value?.ToString() ?? ""),
        _ => [],
    };
}
