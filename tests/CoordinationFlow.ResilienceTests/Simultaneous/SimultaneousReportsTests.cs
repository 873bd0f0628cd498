using CoordinationFlow.ResilienceTests.Dossiers;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.ResilienceTests.Simultaneous;

/// <summary>Tasks of one instance are reported done at the same time, each twice.</summary>
public sealed class SimultaneousReportsTests
{
    private static readonly int Instances = RunSize.Of(ci: 50, full: 1_000);
    private static readonly string[] Tasks = ["a", "b", "c", "d"];

    [Fact]
    public async Task Four_reports_to_an_instance_at_the_same_time_each_take_effect_once_and_no_instance_is_stuck()
    {
        await using var file = new SqliteFile();
        await using var host = await DossierHost.OnAsync(file.Store);
        var (engine, runtime) = (host.Part<WorkflowHost>(), host.Part<IWorkflowRuntime>());
        await engine.RunAsync(step => host.Part<DefinitionLibrary>().ImportAsync(step, Definition, new ImportOptions(Publish: true)), CancellationToken.None);

        await Parallel.ForEachAsync(Enumerable.Range(1, Instances), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancel) =>
        {
            var id = $"instance-{number}";
            await engine.RunAsync(step => runtime.StartAsync(step, new StartRequest("four-tasks") { InstanceId = id }), cancel);
            var waiting = await DossierHost.RowsAsync(host.Store, BookmarkRow.Table, nameof(BookmarkRow.InstanceId), id);
            var reports = waiting.Select(bookmark => TaskReport.Of(bookmark.StimulusHash.Split('\u001f')[1], "done")).ToArray();
            Assert.Equal(Tasks.Length, reports.Length);
            var done = await Task.WhenAll(reports.Concat(reports).Select(report => Task.Run(async () => await engine.RunAsync(step => runtime.ResumeAsync(step, report, keep: false), cancel), cancel)));
            Assert.Equal(Tasks.Length, done.Count(report => report.Instances.Count > 0));
        });

        for (var number = 1; number <= Instances; number++)
        {
            var instance = Assert.Single(await DossierHost.RowsAsync(host.Store, InstanceRow.Table, nameof(InstanceRow.Id), $"instance-{number}"));
            Assert.Equal(("Finished", 0), (instance.Status, instance.IncidentCount));
            Assert.Empty(await DossierHost.RowsAsync(host.Store, BookmarkRow.Table, nameof(BookmarkRow.InstanceId), instance.Id));
            var journal = await DossierHost.RowsAsync(host.Store, JournalRow.Table, nameof(JournalRow.InstanceId), instance.Id);
            var completed = journal.SelectMany(row => row.Read()).Where(entry => entry.Event == "Completed").Select(entry => entry.ActivityId).Order(StringComparer.Ordinal);
            Assert.Equal(["Workflow1", "a", "after", "b", "c", "d", "four", "root"], completed);
        }
    }

    private static string Definition { get; } = $$"""
        {
          "definitionId": "four-tasks", "name": "four-tasks", "version": 1, "variables": [], "inputs": [], "outputs": [], "outcomes": [], "options": {},
          "root": { "id": "root", "name": "root", "type": "Elsa.Sequence", "version": 1, "activities": [
            { "id": "four", "name": "four", "type": "Elsa.Parallel", "version": 1, "activities": [{{string.Join(", ", Tasks.Select(task => Activity("Elsa.RunTask", task, "taskName")))}}] },
            {{Activity("Elsa.WriteLine", "after", "text")}}
          ] }
        }
        """;

    private static string Activity(string type, string id, string input) =>
        $$"""{ "id": "{{id}}", "name": "{{id}}", "type": "{{type}}", "version": 1, "{{input}}": { "typeName": "Object", "expression": { "type": "Literal", "value": "{{id}}" } } }""";
}
