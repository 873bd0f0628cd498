using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Traces;

/// <summary>Does on our engine what a trace says was imported and driven, and gives the trace that ours gives.</summary>
public static class TraceReplay
{
    /// <summary>Replays. Throws <see cref="IOException"/> where a definition's file is missing.</summary>
    public static async Task<JsonObject> RunAsync(TraceFile trace, CancellationToken cancellationToken)
    {
        var session = new TraceSession(TraceHost.Of(trace.Json));
        foreach (var (name, file, placeholder) in trace.Imports)
        {
            await session.ImportAsync(name, await File.ReadAllTextAsync(file, cancellationToken), cancellationToken, trace.IsProvided, placeholder);
        }

        foreach (var step in trace.Drive)
        {
            await session.PerformAsync(step, cancellationToken);
        }

        return session.Write(trace.Json["source"]?.GetValue<string>() ?? Path.GetFileName(trace.Path));
    }
}
