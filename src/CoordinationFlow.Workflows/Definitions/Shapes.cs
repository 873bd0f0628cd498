using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>Says where a definition's JSON has another shape than it must, instead of reading past it.</summary>
internal static class Shapes
{
    /// <summary>A list of objects, or nothing.</summary>
    public static void CheckList(JsonObject owner, string property, Action<string> problem)
    {
        if (owner[property] is not { } value)
        {
            return;
        }

        if (value is not JsonArray list)
        {
            problem($"'{property}' must be a list.");
        }
        else if (list.Any(item => item is not JsonObject))
        {
            problem($"Each entry of '{property}' must be an object.");
        }
    }

    /// <summary>An object, or nothing.</summary>
    public static void CheckObject(JsonObject owner, string property, Action<string> problem)
    {
        if (owner[property] is not (null or JsonObject))
        {
            problem($"'{property}' must be an object.");
        }
    }
}
