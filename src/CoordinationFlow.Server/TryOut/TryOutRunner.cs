using CoordinationFlow.Coordination.Activities;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Server.TryOut;

/// <inheritdoc cref="ITryOut"/>
internal sealed class TryOutRunner(IStore store, ScriptingOptions scripting) : ITryOut, IDisposable
{
    private const int AtATime = 2;
    private readonly SemaphoreSlim _free = new(AtATime, AtATime);

    /// <inheritdoc/>
    public async Task<TryOutResult> RunAsync(TryOutRequest request, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            await using var world = await TryOutWorld.CreateAsync(store, scripting, request, cancellationToken);
            return await RunAsync(world, request, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private static async Task<TryOutResult> RunAsync(TryOutWorld world, TryOutRequest request, CancellationToken cancellationToken)
    {
        var import = await world.Host.RunAsync(step => world.Library.ImportAsync(step, request.Definition, new ImportOptions(Publish: true) { FillsMissingId = true }), cancellationToken);
        if (import.Row is not { } version)
        {
            return new TryOutResult { Problems = [.. import.Problems.Where(problem => !problem.IsWarning).Select(Sentence)] };
        }

        var graph = await world.Host.RunAsync(step => world.Library.VersionAsync(step, version.Id), cancellationToken);
        var record = new TryOutRecord(world, request);
        await (graph.Nodes.Any(node => node.Kind is CoordinationActivity)
            ? new TryOutPlay(world, request, record).PlayAsync(version.DefinitionId, cancellationToken)
            : new PlainPlay(world, request, record).PlayAsync(version.DefinitionId, cancellationToken));
        return record.Result;
    }

    private static string Sentence(Problem problem) => (problem.ActivityName ?? problem.ActivityId) is { } activity ? $"{activity}: {problem.Message}" : problem.Message;
}
