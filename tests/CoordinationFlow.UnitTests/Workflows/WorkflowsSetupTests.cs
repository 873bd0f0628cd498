using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Workflows;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.UnitTests.Workflows;

public sealed class WorkflowsSetupTests
{
    [Fact]
    public async Task A_host_runs_its_own_activities_and_hears_of_incidents_after_the_commit_without_their_text()
    {
        var log = new Lines();
        await using var provider = new ServiceCollection()
            .AddSingleton<IStore>(new MemoryStore())
            .AddSingleton<ILoggerFactory>(log)
            .AddWorkflows()
            .AddActivity<Own>()
            .BuildServiceProvider();
        var host = provider.GetRequiredService<WorkflowHost>();
        var json = Flow.Definition("own", Flow.Sequence("Q", Flow.Activity("Test.Own", "O"), Flow.Fault("Bad"))).ToJsonString();
        await host.RunAsync(step => provider.GetRequiredService<DefinitionLibrary>().ImportAsync(step, json, new ImportOptions(true)), TestContext.Current.CancellationToken);
        var runtime = provider.GetRequiredService<IWorkflowRuntime>();
        var saidBeforeCommit = -1;

        await host.RunAsync(
            async step =>
            {
                var report = await runtime.StartAsync(step, new StartRequest("own"));
                saidBeforeCommit = log.Said.Count;
                return report;
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(1, Own.Runs);
        Assert.Equal(0, saidBeforeCommit);
        var said = Assert.Single(log.Said);
        Assert.Contains("activity Bad (Elsa.Fault)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("boom", said, StringComparison.Ordinal);
    }

    private sealed class Own : ActivityKind
    {
        public static int Runs { get; private set; }

        public override ActivityDescriptor Descriptor { get; } = new() { TypeName = "Test.Own", DisplayName = "Own", Description = "Counts.", Category = "Test" };

        public override ValueTask ExecuteAsync(ActivityContext context)
        {
            Runs++;
            return context.CompleteAsync();
        }
    }

    private sealed class Lines : ILoggerFactory, ILogger
    {
        public List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
