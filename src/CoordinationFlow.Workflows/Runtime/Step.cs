using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Runtime;

/// <summary>
/// What happens in one transaction: the engine's step and whatever enlists in it. The transaction's owner commits;
/// the engine and the activities never do. Not thread-safe.
/// </summary>
public sealed class Step(IStepTransaction transaction, DateTimeOffset at, CancellationToken cancellationToken)
{
    private readonly Dictionary<Type, object> _parts = [];
    private readonly List<Func<ValueTask>> _committing = [];

    /// <summary>The rows.</summary>
    public IStepTransaction Transaction { get; } = transaction;

    /// <summary>The effective instant of everything in this step (UTC): for a timer that fires late, the planned one.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>Cancelled when the caller gives up; before the commit nothing has happened.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Enlists a part (a dossier's session, say) for the activities of this step to find.</summary>
    public void Enlist<T>(T part) where T : class => _parts[typeof(T)] = part;

    /// <summary>Runs before the step is committed: where an enlisted part writes what it has gathered.</summary>
    public void OnCommitting(Func<ValueTask> write) => _committing.Add(write);

    /// <summary>Lets the enlisted parts write, then commits. For the step's owner. Throws <see cref="StoreConflictException"/>.</summary>
    public async ValueTask CommitAsync()
    {
        foreach (var write in _committing)
        {
            await write();
        }

        await Transaction.CommitAsync(CancellationToken);
    }

    /// <summary>The enlisted part, or null.</summary>
    public T? Part<T>() where T : class => _parts.TryGetValue(typeof(T), out var part) ? (T)part : null;
}

/// <summary>
/// Thrown by an activity to give up the whole step: the engine makes no incident of it and lets it pass to the step's owner,
/// who rolls back. Used where a person's command is refused by a rule.
/// </summary>
public abstract class StepAbortedException(string message) : Exception(message);
