using Fluid;
using Fluid.Values;

namespace CoordinationFlow.Workflows.Expressions.Liquid;

/// <summary>A parsed template; its value is the rendered text.</summary>
internal sealed partial class LiquidExpression(IFluidTemplate template, string source, TemplateOptions options, ExpressionLimits limits) : IPreparedExpression
{
    /// <inheritdoc/>
    public IEnumerable<VariableUse> Uses => VariableName().Matches(source).Select(match => new VariableUse(match.Groups["name"].Value, Sets: false));

    /// <inheritdoc/>
    public object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var facts = scope.Facts;
        var context = new TemplateContext(options, StringComparer.Ordinal) { Now = () => facts.Now };
        context.SetValue("Variables", new Names(name => scope.TryGetVariable(name, out var value) ? value : null, options));
        context.SetValue("Input", new Names(name => scope.Inputs.GetValueOrDefault(name), options));
        context.SetValue("CorrelationId", facts.CorrelationId);
        context.SetValue("WorkflowInstanceId", facts.InstanceId);
        context.SetValue("WorkflowDefinitionId", facts.DefinitionId);
        context.SetValue("WorkflowDefinitionVersionId", facts.DefinitionVersionId);
        context.SetValue("WorkflowDefinitionVersion", facts.DefinitionVersion);
        using var writer = new LimitedWriter(limits, cancellationToken);
        try
        {
            var rendering = template.RenderAsync(writer, NullEncoder.Default, context);
            rendering.AsTask().GetAwaiter().GetResult();
            return writer.ToString();
        }
        catch (Exception failure) when (failure is not (ExpressionException or OperationCanceledException))
        {
            throw new ExpressionException($"The template failed: {failure.Message}", failure);
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\bVariables\.(?<name>\w+)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex VariableName();

    /// <summary>An object whose properties are asked for by name, when a template names them.</summary>
    private sealed class Names(Func<string, object?> get, TemplateOptions options) : FluidValue
    {
        public override FluidValues Type => FluidValues.Object;

        public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => new(Create(get(name), options));

        public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) => GetValueAsync(index.ToStringValue(), context);

        public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);

        public override bool ToBooleanValue() => true;

        public override decimal ToNumberValue() => 0;

        public override object ToObjectValue() => "";

        public override string ToStringValue() => "";
    }
}
