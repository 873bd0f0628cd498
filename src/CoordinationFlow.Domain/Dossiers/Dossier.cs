using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>
/// A file under coordination: its state is the fold of its events, and <see cref="Decide"/> is the only way to new ones. Not thread-safe.
/// </summary>
public sealed class Dossier(DossierSnapshot snapshot)
{
    private static readonly Dictionary<Type, Handler> Handlers = typeof(Dossier).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Handler)))
        .Select(type => (Handler)Activator.CreateInstance(type)!)
        .ToDictionary(handler => handler.Command);

    /// <summary>The state; immutable, serialisable by System.Text.Json.</summary>
    public DossierSnapshot Snapshot { get; private set; } = snapshot;

    /// <summary>
    /// Decides a command by the rules, applies the events to this object and returns them; a refusal changes nothing. The change of state is
    /// not among them: several decisions may fall in one instant, see <see cref="RecordState"/>.
    /// </summary>
    public Decision Decide(DossierCommand command, DecisionContext context)
    {
        if (Permissions.Check(Snapshot, command, context) is { } forbidden)
        {
            return new Decision { Refusal = forbidden };
        }

        if (Sandbox.Forbids(Snapshot, command) is { } tried)
        {
            return new Decision { Refusal = tried };
        }

        var story = new Happenings(Snapshot, context);
        if (Handlers[command.GetType()].Handle(story, command) is { } refusal)
        {
            return new Decision { Refusal = refusal };
        }

        AHolderIsAskedWhileItHolds.Follow(story);
        Snapshot = story.Dossier;
        return story.ToDecision();
    }

    /// <summary>Records the state after everything in an instant, if it differs from the one of record; null: nothing to record.</summary>
    public StateChanged? RecordState(DateTimeOffset at)
    {
        if (Snapshot.State == Snapshot.StateOfRecord)
        {
            return null;
        }

        var changed = new StateChanged(Snapshot.State) { At = at };
        Apply(changed);
        return changed;
    }

    /// <summary>Applies one event that was decided before.</summary>
    public void Apply(DossierEvent happened) => Snapshot = Snapshot.Fold(happened);
}
