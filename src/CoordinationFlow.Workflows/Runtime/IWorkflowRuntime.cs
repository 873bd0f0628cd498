using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Runtime;

/// <summary>
/// The engine's one door. Every call works inside the given step and commits nothing. Thread-safe; a step is not.
/// </summary>
public interface IWorkflowRuntime
{
    /// <summary>
    /// Creates an instance of the published version (or the named one) and runs it until it waits or ends.
    /// Throws <see cref="DefinitionNotFoundException"/>.
    /// </summary>
    ValueTask<StepReport> StartAsync(Step step, StartRequest request);

    /// <summary>
    /// The one way in for a resume: finds the bookmarks that wait for the stimulus, runs each. Where none waits, the stimulus is kept
    /// as a row until a bookmark is made for it (<paramref name="keep"/> true), or reported as unmatched.
    /// </summary>
    ValueTask<StepReport> ResumeAsync(Step step, Stimulus stimulus, bool keep = true);

    /// <summary>Lets a waiting bookmark wait for another key instead (a round that was superseded). False: none waits for the old key.</summary>
    ValueTask<bool> MoveWaitAsync(Step step, StimulusKey from, StimulusKey to);

    /// <summary>
    /// Lets an instance with incidents go on from where it failed, also one that a fault has ended; what other branches waited for is asked for
    /// again. False: there is no such instance, or nothing of it has faulted.
    /// </summary>
    ValueTask<bool> RetryAsync(Step step, string instanceId);

    /// <summary>Cancels an instance: its bookmarks, timers and kept stimuli go. Nothing happens if it has ended.</summary>
    ValueTask CancelAsync(Step step, string instanceId);
}

/// <summary>A request to start an instance.</summary>
/// <param name="DefinitionId">The definition; its published version is run.</param>
public sealed record StartRequest(string DefinitionId)
{
    /// <summary>A particular version's id instead of the published one.</summary>
    public string? DefinitionVersionId { get; init; }

    /// <summary>The instance's id, if the caller makes it; else the engine does.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Workflow inputs by name.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = new Dictionary<string, object?>();

    /// <summary>For display and for Event stimuli.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The instance whose activity starts this one.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The trigger activity that begins and does not wait.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Flowchart mode, <c>Counter</c> or <c>Token</c>; null: the host's.</summary>
    public string? FlowchartMode { get; init; }

    /// <summary>The hash of the key by which the parent waits for the end.</summary>
    internal string? AwaitedBy { get; init; }
}

/// <summary>What a bookmark waits for: a name (the event) and values that must be equal, in order. Ids, codes and counts only.</summary>
public sealed record StimulusKey(string Name, params string[] Values)
{
    /// <summary>The stored form, equal for equal keys.</summary>
    public string Hash => string.Join('\u001f', [Name, .. Values]);

    /// <inheritdoc/>
    public bool Equals(StimulusKey? other) => other is not null && Hash == other.Hash;

    /// <inheritdoc/>
    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Something that happened and that a bookmark may wait for.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Input">What it brings: ids, codes, counts and dates.</param>
public sealed record Stimulus(StimulusKey Key, IReadOnlyDictionary<string, object?>? Input = null)
{
    /// <summary>Only this instance's bookmarks, if given.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Only bookmarks with that correlation id, if given.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Only this bookmark, if given.</summary>
    public string? BookmarkId { get; init; }
}

/// <summary>What an activity is resumed with.</summary>
public sealed record Resumption(string BookmarkId, Stimulus Stimulus)
{
    /// <summary>Outcomes that the stimulus asks for, under the input name <c>Outcomes</c>.</summary>
    public string[] Outcomes => Value<string[]>("Outcomes") ?? [];

    /// <summary>A value that the stimulus brings, converted (a kept stimulus was JSON meanwhile).</summary>
    public T? Value<T>(string name) => ValueConverter.To<T>(Stimulus.Input?.GetValueOrDefault(name));
}

/// <summary>What a call did: the instances it touched, with their states after it.</summary>
public sealed record StepReport(IReadOnlyList<InstanceReport> Instances)
{
    /// <summary>Nothing waited for the stimulus.</summary>
    public static StepReport Unmatched { get; } = new([]);
}

/// <summary>An instance's state after a step. Status and sub-status are Elsa's words.</summary>
public sealed record InstanceReport(string InstanceId, string Status, string SubStatus, int Incidents);

/// <summary>No such definition, or no published version of it.</summary>
public sealed class DefinitionNotFoundException(string definitionId)
    : Exception($"There is no published version of the definition '{definitionId}'.");
