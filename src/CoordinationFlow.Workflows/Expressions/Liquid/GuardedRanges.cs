using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace CoordinationFlow.Workflows.Expressions.Liquid;

/// <summary>Puts a limit on ranges such as <c>(1..n)</c>, which the library would fill or walk whole before any of its own limits looks.</summary>
internal sealed class GuardedRanges(ExpressionLimits limits) : AstRewriter
{
    /// <inheritdoc/>
    protected override Expression VisitRangeExpression(RangeExpression rangeExpression) =>
        new GuardedRange((RangeExpression)base.VisitRangeExpression(rangeExpression), limits);

    private sealed class GuardedRange(RangeExpression range, ExpressionLimits limits) : Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            var from = (await range.From.EvaluateAsync(context)).ToNumberValue();
            var to = (await range.To.EvaluateAsync(context)).ToNumberValue();
            return to - from > limits.ArrayItems
                ? throw new ExpressionException($"The template was stopped: a range has more than {limits.ArrayItems} numbers.")
                : await range.EvaluateAsync(context);
        }

        protected override Expression Accept(AstVisitor visitor) => this;
    }
}
