using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Coordination.TryOuts;
using CoordinationFlow.Workflows.Drawings;

namespace CoordinationFlow.Server.TryOut;

/// <summary>Gathers what a try-out shows: after each happening the variables that changed, at the end everything by instant and the path.</summary>
internal sealed class TryOutRecord(TryOutWorld world, TryOutRequest request)
{
    private readonly List<(DateTimeOffset At, string Name, string Value)> _changes = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>What came of it.</summary>
    public TryOutResult Result { get; private set; } = new();

    /// <summary>Nothing was run, because a rule refused the circulation.</summary>
    public void Refuse(string code) => Result = Result with { Refusal = code };

    /// <summary>It goes on for too long.</summary>
    public void Cut() => Result = Result with { IsCut = true };

    /// <summary>Notes which variables have another value now.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        foreach (var variable in (await world.InstanceAsync(cancellationToken))?.Variables ?? [])
        {
            var value = variable.Value?.ToJsonString() ?? "null";
            if (_values.GetValueOrDefault(variable.Name, "null") != value)
            {
                _values[variable.Name] = value;
                _changes.Add((world.Clock.GetUtcNow(), variable.Name, value));
            }
        }
    }

    /// <summary>Puts it all together.</summary>
    public async Task EndAsync(string? dossierId, CancellationToken cancellationToken)
    {
        await NoteAsync(cancellationToken);
        var (instance, calendar) = (await world.InstanceAsync(cancellationToken), await world.CalendarAsync(cancellationToken));
        var story = (dossierId is null ? [] : await world.StoryAsync(dossierId, cancellationToken)).ToLookup(entry => entry.At);
        var (steps, changes) = (world.Observer.Steps.ToLookup(step => step.At), _changes.ToLookup(change => change.At));
        Result = Result with
        {
            Moments =
            [
                .. story.Select(group => group.Key).Concat(steps.Select(group => group.Key)).Concat(changes.Select(group => group.Key)).Distinct().Order()
                    .Select(at => new TriedMoment(at, at - request.Start, calendar.WorkingTimeBetween(request.Start, at))
                    {
                        Story = [.. story[at]],
                        Steps = [.. steps[at]],
                        Changes = [.. changes[at].GroupBy(change => change.Name).Select(each => (each.Key, each.Last().Value))],
                    }),
            ],
            Path = PathOf(world.Observer.Steps),
            Taken = TakenOf(JsonNode.Parse(request.Definition) as JsonObject, world.Observer.Steps),
            SubStatus = instance?.Row.SubStatus,
            State = dossierId is null ? null : (await world.SnapshotAsync(dossierId, cancellationToken)).State,
            Waiting = [.. (instance?.Bookmarks ?? []).Select(bookmark => bookmark.Node.Name ?? bookmark.Node.Id).Distinct()],
        };
    }

    private static ImmutableDictionary<string, TriedState> PathOf(IEnumerable<TriedStep> steps) =>
        steps.Where(step => step.IsDrawn).GroupBy(step => step.ActivityId).ToImmutableDictionary(group => group.Key, group => group.Last().Event switch
        {
            "Completed" => TriedState.Done,
            "Faulted" => TriedState.Faulted,
            "Canceled" => TriedState.Cancelled,
            _ => TriedState.Waiting,
        });

    /// <summary>A connection was taken where its source was left by its port and its target was reached.</summary>
    private static ImmutableHashSet<(string, string, string)> TakenOf(JsonObject? definition, IReadOnlyList<TriedStep> steps)
    {
        var left = steps.Where(step => step.IsDrawn).SelectMany(step => step.Outcomes.Select(outcome => (step.ActivityId, outcome))).ToHashSet();
        var reached = steps.Where(step => step.IsDrawn).Select(step => step.ActivityId).ToHashSet();
        return [.. DrawnConnections.Of(definition).Where(each => left.Contains((each.Source, each.Port)) && reached.Contains(each.Target))];
    }
}
