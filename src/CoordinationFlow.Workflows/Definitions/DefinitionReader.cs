using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>Reads a definition file. Type names and drivers are understood in the forms of Elsa 3.6 and of 3.8.</summary>
public static class DefinitionReader
{
    /// <summary>So deep may a file nest.</summary>
    public const int MaxDepth = 128;

    private static readonly string[] Strategies = ["FaultStrategy", "ContinueWithIncidentsStrategy"];
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The definition, or null where the text cannot be read as one; then <paramref name="problems"/> says why.</summary>
    public static Definition? Read(string json, ICollection<Problem> problems)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Options) is JsonObject file
                ? Read(json, file, problems)
                : Refuse(problems, ProblemCodes.Malformed, "A definition is a JSON object.", null);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return Refuse(problems, ProblemCodes.Malformed, $"The text is not the JSON of a definition: {failure.Message}", null);
        }
    }

    private static Definition? Read(string json, JsonObject file, ICollection<Problem> problems)
    {
        if (file["root"] is not JsonObject root)
        {
            return Refuse(problems, ProblemCodes.Missing, "A definition has a root activity, an object under 'root'.", "root");
        }

        var definitionId = Fields.Text(file, "definitionId") ?? Fields.Text(file, "id");
        if (string.IsNullOrWhiteSpace(definitionId))
        {
            return Refuse(problems, ProblemCodes.Missing, "A definition has an id under 'definitionId'.", "definitionId");
        }

        foreach (var list in new[] { "variables", "inputs", "outputs" })
        {
            Shapes.CheckList(file, list, message => problems.Add(new(ProblemCodes.Malformed, message) { Property = list }));
        }

        var options = file["options"] as JsonObject;
        CheckNames(file, options, problems);
        return new Definition
        {
            Json = json,
            DefinitionId = definitionId,
            VersionId = Fields.Text(file, "id") ?? "",
            Version = Fields.Whole(file, "version") ?? 0,
            Name = Fields.Text(file, "name") ?? definitionId,
            Description = Fields.Text(file, "description"),
            IsReadonly = Fields.Truth(file, "isReadonly") ?? false,
            ToolVersion = Fields.Text(file, "toolVersion"),
            Variables = Variables(file),
            Inputs = Arguments(file, "inputs"),
            Outputs = Arguments(file, "outputs"),
            Outcomes = Fields.Texts(file["outcomes"]),
            UsableAsActivity = Fields.Truth(options, "usableAsActivity") ?? Fields.Truth(file, "usableAsActivity") ?? false,
            ContinuesWithIncidents = Fields.Text(options, "incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true,
            Root = root,
        };
    }

    // Elsa 3.8 throws at import; a file of 3.6 with such a name does not mean what it says either.
    private static void CheckNames(JsonObject file, JsonObject? options, ICollection<Problem> problems)
    {
        foreach (var list in new[] { "inputs", "outputs" })
        {
            foreach (var argument in Arguments(file, list).Where(argument => !Values.TypeAliases.TryResolve(argument.TypeName, argument.IsArray, out _)))
            {
                problems.Add(new(ProblemCodes.UnknownArgumentType, $"'{argument.Name}' has the unknown type '{argument.TypeName}'.") { Property = list });
            }
        }

        if (Fields.Text(options, "incidentStrategyType") is { Length: > 0 } strategy && !Array.Exists(Strategies, known => strategy.Split(',')[0].Split('.')[^1] == known))
        {
            problems.Add(new(ProblemCodes.UnknownStrategy, $"There is no incident strategy '{strategy}'.") { Property = "options.incidentStrategyType" });
        }
    }

    /// <summary>The variables that a workflow or a container declares; nameless ones get Elsa's names Variable1, Variable2 …</summary>
    internal static ImmutableArray<VariableDeclaration> Variables(JsonObject owner)
    {
        var nameless = 0;
        return
        [
            .. Fields.Objects(owner["variables"]).Select(variable =>
            {
                var name = Fields.Text(variable, "name") is { Length: > 0 } given ? given : $"Variable{++nameless}";
                return new VariableDeclaration(
                    Fields.Text(variable, "id") is { Length: > 0 } id ? id : name,
                    name,
                    Fields.Text(variable, "typeName") ?? "Object",
                    Fields.Truth(variable, "isArray") ?? false,
                    variable["value"],
                    Fields.Text(variable, "storageDriverTypeName")?.Contains("MemoryStorageDriver", StringComparison.Ordinal) == true);
            }),
        ];
    }

    private static ImmutableArray<ArgumentDeclaration> Arguments(JsonObject file, string property) =>
    [
        .. Fields.Objects(file[property])
            .Where(argument => !string.IsNullOrEmpty(Fields.Text(argument, "name")))
            .Select(argument => new ArgumentDeclaration(
                Fields.Text(argument, "name")!, Fields.Text(argument, "type") ?? "Object", Fields.Truth(argument, "isArray") ?? false)
            {
                DisplayName = Fields.Text(argument, "displayName"),
                Description = Fields.Text(argument, "description"),
                UiHint = Fields.Text(argument, "uiHint"),
            }),
    ];

    private static Definition? Refuse(ICollection<Problem> problems, string code, string message, string? property)
    {
        problems.Add(new Problem(code, message) { Property = property });
        return null;
    }
}
