using System.Text.Json.Nodes;
using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Outputs;

/// <summary>What a run does with converters, the traces <c>oc-…</c> show; here is what publish says.</summary>
public sealed class OutputConverterTests
{
    [Theory]
    [InlineData("trim", "X", null, null)]
    [InlineData("Trim", "X", null, "is not registered")]
    [InlineData("", "X", null, "a converter ID is required")]
    [InlineData("trim", "Nowhere", null, "variable or workflow-output destination")]
    [InlineData("trim", "N", null, "cannot be assigned to destination type 'Int32'")]
    [InlineData("trim", "X", "[1]", "must be a JSON object")]
    [InlineData("count", "N", null, "cannot accept declared source type 'Object'")]
    public async Task Publish_says_what_is_wrong_with_a_converter(string id, string variable, string? settings, string? expected)
    {
        var script = Flow.Activity("Elsa.RunJavaScript", "R", ("script", Flow.Input("return ' a '")), ("result", new JsonObject
        {
            ["typeName"] = "Object",
            ["memoryReference"] = new JsonObject { ["id"] = "v-" + variable },
            ["converter"] = new JsonObject { ["id"] = id, ["settings"] = settings is null ? null : JsonNode.Parse(settings) },
        }));
        var definition = Flow.Definition("convert", Flow.Sequence("Q", script), Flow.Variable("X", "String"), Flow.Variable("N"));
        var identity = new SystemIdentity();
        var library = new DefinitionLibrary(
            new ActivityCatalog(StandardActivities.All), ExpressionCatalog.Standard(identity), identity, new OutputConverters([new Trim(), new Count()]));
        var problems = await new WorkflowHost(new MemoryStore(), TimeProvider.System).RunAsync(
            step => library.CheckAsync(step, definition.ToJsonString()), TestContext.Current.CancellationToken);

        var found = problems.Where(problem => problem.Code == ProblemCodes.BadConverter).ToArray();
        Assert.Equal(expected is null ? 0 : 1, found.Length);
        Assert.All(found, problem => Assert.Contains(expected!, problem.Message, StringComparison.Ordinal));
    }

    private sealed class Trim : OutputConverter
    {
        public override string Id => "trim";

        public override Type SourceType => typeof(object);

        public override Type ResultType => typeof(string);

        public override object? Convert(object value, JsonObject? settings) => value.ToString()?.Trim();
    }

    private sealed class Count : OutputConverter
    {
        public override string Id => "count";

        public override Type SourceType => typeof(string);

        public override Type ResultType => typeof(int);

        public override object? Convert(object value, JsonObject? settings) => ((string)value).Length;
    }
}
