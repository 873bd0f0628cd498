using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Cli.Validate;

/// <summary>What is wrong with one definition file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Problems">Empty: nothing is wrong.</param>
internal sealed record FileProblems(string File, IReadOnlyList<Problem> Problems)
{
    /// <summary>A file that cannot be read at all.</summary>
    public const string Unreadable = "file.unreadable";

    /// <summary>As JSON.</summary>
    public JsonObject Json() => new()
    {
        ["file"] = File,
        ["problems"] = new JsonArray([.. Problems.Select(problem => new JsonObject
        {
            ["severity"] = problem.IsWarning ? "warning" : "error",
            ["code"] = problem.Code,
            ["message"] = problem.Message,
            ["activityId"] = problem.ActivityId,
            ["activityName"] = problem.ActivityName,
            ["property"] = problem.Property,
        })]),
    };
}
