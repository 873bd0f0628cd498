using System.Dynamic;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Expressions.CSharp;

/// <summary>What a C# script sees, under Elsa's names.</summary>
public sealed class CSharpGlobals
{
    private readonly IExpressionScope _scope;

    internal CSharpGlobals(IExpressionScope scope)
    {
        _scope = scope;
        Variables = new Names(name => scope.TryGetVariable(name, out var value) ? value : null, scope.SetVariable);
        Variable = Variables;
        Input = new(name => scope.Inputs.GetValueOrDefault(name), null);
        Output = new(scope);
    }

    /// <summary>Variables as members: <c>Variables.Total</c>.</summary>
    public dynamic Variables { get; }

    /// <summary>Variables by name: <c>Variable.Get&lt;int&gt;("Total")</c>.</summary>
    public Names Variable { get; }

    /// <summary>Workflow inputs by name.</summary>
    public Names Input { get; }

    /// <summary>Outputs of activities.</summary>
    public ActivityOutputs Output { get; }

    /// <summary>The instance's id.</summary>
    public string WorkflowInstanceId => _scope.Facts.InstanceId;

    /// <summary>The instance's correlation id.</summary>
    public string? CorrelationId
    {
        get => _scope.Facts.CorrelationId;
        set => _scope.SetCorrelationId(value);
    }

    /// <summary>The instance's name.</summary>
    public string? WorkflowInstanceName
    {
        get => _scope.Facts.InstanceName;
        set => _scope.SetInstanceName(value);
    }

    /// <summary>The outcome by which Run C# is left.</summary>
    public void SetOutcome(string outcome) => _scope.SetOutcomes([outcome]);

    /// <summary>The outcomes by which Run C# is left.</summary>
    public void SetOutcomes(params string[] outcomes) => _scope.SetOutcomes(outcomes);

    /// <summary>Values by name.</summary>
    public sealed class Names : DynamicObject
    {
        private readonly Func<string, object?> _get;
        private readonly Action<string, object?>? _set;

        internal Names(Func<string, object?> get, Action<string, object?>? set) => (_get, _set) = (get, set);

        /// <summary>The value of that name.</summary>
        public object? Get(string name) => _get(name);

        /// <summary>The value of that name, converted.</summary>
        public T? Get<T>(string name) => ValueConverter.To<T>(_get(name));

        /// <summary>Sets the value of that name.</summary>
        public void Set(string name, object? value) =>
            (_set ?? throw new ExpressionException($"'{name}' cannot be set."))(name, value);

        /// <inheritdoc/>
        public override bool TryGetMember(GetMemberBinder binder, out object? result)
        {
            result = _get(binder.Name);
            return true;
        }

        /// <inheritdoc/>
        public override bool TrySetMember(SetMemberBinder binder, object? value)
        {
            Set(binder.Name, value);
            return true;
        }
    }

    /// <summary>Outputs of activities by id or name.</summary>
    public sealed class ActivityOutputs
    {
        private readonly IExpressionScope _scope;

        internal ActivityOutputs(IExpressionScope scope) => _scope = scope;

        /// <summary>The output of an activity, its result where none is named.</summary>
        public object? From(string activity, string? output = null) => _scope.GetOutputFrom(activity, output);

        /// <summary>The output of an activity, converted.</summary>
        public T? From<T>(string activity, string? output = null) => ValueConverter.To<T>(From(activity, output));

        /// <summary>The result of the activity that ran last in this burst.</summary>
        public object? LastResult => _scope.LastResult;
    }
}
