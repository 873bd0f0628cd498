using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>One execution of one activity: a second round of a loop is another one. Lives until it ends; then the journal knows it.</summary>
public sealed class ActivityExecution : ActivityContext
{
    private readonly Dictionary<string, object?> _inputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, object?> _outputs = new(StringComparer.OrdinalIgnoreCase);
    private ExecutionScope? _scope;

    internal ActivityExecution(InstanceRun run, Node node, ActivityExecution? parent, long number)
    {
        (Run, Node, Parent, Number) = (run, node, parent, number);
        parent?.Children.Add(this);
    }

    /// <summary>The instance that runs.</summary>
    public InstanceRun Run { get; }

    /// <summary>The activity.</summary>
    public Node Node { get; }

    /// <summary>The container's execution; null for the workflow itself.</summary>
    public ActivityExecution? Parent { get; }

    /// <summary>1, 2, 3 … within the instance, by first start.</summary>
    public long Number { get; }

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status { get; internal set; } = ActivityStatus.Running;

    /// <summary>Inputs evaluated in this burst, by name.</summary>
    public IReadOnlyDictionary<string, object?> EvaluatedInputs => _inputs;

    /// <summary>Outputs set in this burst, by name.</summary>
    public IReadOnlyDictionary<string, object?> Outputs => _outputs;

    /// <summary>The outcomes that it gave; null where it gave none, which counts as Done.</summary>
    public IReadOnlyList<string>? Outcomes { get; internal set; }

    /// <inheritdoc/>
    public override string ActivityId => Node.Id;

    /// <inheritdoc/>
    public override string InstanceId => Run.InstanceId;

    /// <inheritdoc/>
    public override string DefinitionId => Run.Graph.Definition.DefinitionId;

    /// <inheritdoc/>
    public override Step Step => Run.Step;

    /// <summary>Variables declared here, and values that the container gave to this execution alone.</summary>
    public IReadOnlyList<VariableSlot> Variables => VariableSlots;

    internal List<ActivityExecution> Children { get; } = [];

    internal List<Bookmark> Bookmarks { get; } = [];

    internal List<VariableSlot> VariableSlots { get; } = [];

    internal Dictionary<string, object?> Memory { get; } = new(StringComparer.Ordinal);

    internal bool IsBreaking { get; set; }

    /// <summary>Outcomes that a script of this activity has chosen.</summary>
    internal string[]? ScriptOutcomes { get; set; }

    internal bool WasReachedBackward { get; init; }

    internal ExecutionScope Scope => _scope ??= new(this);

    internal bool IsLive => Status is ActivityStatus.Running;

    /// <summary>Whether the instance was started by this activity, which therefore does not wait. True once.</summary>
    internal bool TakeTrigger() => Run.TakeTrigger(Node);

    /// <inheritdoc/>
    public override T? Input<T>(string name) where T : default => ValueConverter.To<T>(InputValue(name));

    internal object? InputValue(string name)
    {
        if (!_inputs.TryGetValue(name, out var value))
        {
            _inputs[name] = value = Evaluate(name);
        }

        return value;
    }

    /// <summary>Evaluates an input now, whatever it was before (a loop's condition).</summary>
    internal object? Evaluate(string name)
    {
        if (!Node.Inputs.TryGetValue(name, out var input))
        {
            return Node.Kind.Descriptor.Inputs.FirstOrDefault(each => each.Name == name)?.DefaultValue;
        }

        try
        {
            return _inputs[name] = input.Evaluate(Scope, CancellationToken);
        }
        catch (Exception failure) when (failure is Expressions.ExpressionException or ValueConversionException)
        {
            throw new InputException(name, failure);
        }
    }

    /// <inheritdoc/>
    public override void SetOutput(string name, object? value)
    {
        _outputs[name] = value;
        Run.Recorded.Record(Node, name, value);
        if (!Node.OutputBindings.TryGetValue(name, out var target))
        {
            return;
        }

        var variable = Parent?.FindVariable(target)?.Slot;
        if (Node.Conversions.TryGetValue(name, out var conversion))
        {
            value = conversion.Convert(this, value, variable?.Type ?? Run.TypeOfOutput(target));
        }

        if (variable is not null)
        {
            variable.Set(value);
        }
        else
        {
            Run.SetOutput(target, value);
        }
    }

    /// <inheritdoc/>
    public override T? Recall<T>(string name) where T : default
    {
        if (!Memory.TryGetValue(name, out var value) || value is null)
        {
            return default;
        }

        if (value is T known)
        {
            return known;
        }

        var converted = ValueConverter.To<T>(value);
        Memory[name] = converted;
        return converted;
    }

    /// <inheritdoc/>
    public override void Remember(string name, object? value) => Memory[name] = value;

    /// <inheritdoc/>
    public override string WaitFor(StimulusKey key) => Run.AddBookmark(this, key, null).Id;

    /// <inheritdoc/>
    public override string WaitUntil(DateTimeOffset dueAt) => Run.AddBookmark(this, null, dueAt).Id;

    /// <inheritdoc/>
    public override void StopWaiting() => Run.RemoveBookmarks(this);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(params string[] outcomes) => ExecutionEnding.CompleteAsync(this, outcomes);

    /// <summary>Schedules a child; its variables are seen by it and by what it contains.</summary>
    internal void Schedule(Node child, params KeyValuePair<string, object?>[] variables) =>
        Run.Enqueue(new WorkItem.Start(child, this) { Variables = variables });

    /// <summary>Makes a variable of this execution alone, or sets it.</summary>
    internal void Declare(string name, object? value)
    {
        VariableSlots.RemoveAll(slot => slot.Name == name);
        VariableSlots.Add(new(name, name, typeof(object), isMemoryOnly: false, value));
    }

    /// <summary>Takes a variable of this execution alone away.</summary>
    internal void Forget(string name) => VariableSlots.RemoveAll(slot => slot.Name == name);

    /// <summary>The variable of that id, from here upwards.</summary>
    internal (VariableSlot Slot, ActivityExecution Owner)? FindVariable(string id)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.VariableSlots.Find(slot => slot.Id == id) is { } slot)
            {
                return (slot, scope);
            }
        }

        return null;
    }
}
