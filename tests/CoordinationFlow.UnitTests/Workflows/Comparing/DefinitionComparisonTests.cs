using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Comparing;

namespace CoordinationFlow.UnitTests.Workflows.Comparing;

/// <summary>What a designer changed between two versions is told, and nothing else.</summary>
public sealed class DefinitionComparisonTests
{
    private static JsonObject Older => Flow.Definition(
        "compared", Flow.Flowchart("F", [Flow.Line("start"), Flow.Task("ask"), Flow.Activity("Elsa.ForEach", "each", ("body", Flow.Line("inner")))], "start>ask", "ask>each"), Flow.Variable("V"));

    [Fact]
    public void The_same_definition_has_no_changes() => Assert.Empty(DefinitionComparison.Of(Older, Older));

    [Fact]
    public void Where_an_activity_stands_and_what_Studio_adds_is_no_change()
    {
        var newer = Older;
        var ask = newer["root"]!["activities"]![1]!;
        ask["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 7 } } };
        (ask["nodeId"], ask["customProperties"]) = ("Workflow1:F:ask", new JsonObject { ["canStartWorkflow"] = false });
        ask["taskName"]!["memoryReference"] = new JsonObject { ["id"] = "ask:input-1" };

        Assert.Empty(DefinitionComparison.Of(Older, newer));
    }

    [Fact]
    public void An_activity_that_came_went_or_changed_is_told_with_its_properties()
    {
        var newer = Older;
        newer["root"]!["activities"]!.AsArray().RemoveAt(0);
        newer["root"]!["activities"]!.AsArray().Add(Flow.Line("end"));
        newer["root"]!["activities"]![0]!["taskName"] = Flow.Input("Other");
        var changes = DefinitionComparison.Of(Older, newer);

        Assert.Contains(changes, change => change is { Kind: ChangeKind.Removed, Part: ChangedPart.Activity, Name: "start" });
        Assert.Contains(changes, change => change is { Kind: ChangeKind.Added, Part: ChangedPart.Activity, Name: "end" });
        Assert.Equal(["taskName"], changes.Single(change => change.Kind == ChangeKind.Changed).Properties);
    }

    [Fact]
    public void An_activity_inside_another_is_told_with_the_one_in_the_drawing()
    {
        var newer = Older;
        newer["root"]!["activities"]![2]!["body"]!["text"] = Flow.Input("else");
        var change = Assert.Single(DefinitionComparison.Of(Older, newer));

        Assert.Equal(("inner", "each"), (change.Name, change.DrawnActivity));
        Assert.Equal(["text"], change.Properties);
    }

    [Fact]
    public void Connections_variables_and_settings_are_told()
    {
        var newer = Older;
        newer["root"]!["connections"]!.AsArray().RemoveAt(1);
        newer["root"]!["connections"]!.AsArray().Add(Flow.Connection("start>each"));
        newer["variables"] = new JsonArray(Flow.Variable("V", "String"), Flow.Variable("W"));
        newer["name"] = "Other name";
        var changes = DefinitionComparison.Of(Older, newer);

        Assert.Equal(
            ["Added Connection start · Done → each", "Added Variable W", "Changed Setting name", "Changed Variable V", "Removed Connection ask · Done → each"],
            changes.Select(change => $"{change.Kind} {change.Part} {change.Name}").Order(StringComparer.Ordinal));
    }
}
