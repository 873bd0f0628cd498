using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Values;
using Fluid;

namespace CoordinationFlow.Workflows.Expressions.Liquid;

/// <summary>Liquid with Elsa's names. Templates are parsed once; a syntax error is a problem (in Elsa it becomes the text itself).</summary>
internal sealed class LiquidLanguage : IExpressionLanguage
{
    private static readonly FluidParser Parser = new();
    private readonly ExpressionLimits _limits;
    private readonly TemplateOptions _options;

    /// <summary>One options object serves all templates.</summary>
    public LiquidLanguage(ExpressionLimits limits)
    {
        _limits = limits;
        _options = LiquidOptions.Create(limits);
    }

    /// <inheritdoc/>
    public string Type => "Liquid";

    /// <inheritdoc/>
    public IPreparedExpression Prepare(JsonNode? value, ICollection<string> problems)
    {
        var source = ValueText.Of(PlainValue.From(value)) ?? "";
        if (Parser.TryParse(source, out var template, out var error))
        {
            return new LiquidExpression(new GuardedRanges(_limits).VisitTemplate(template), source, _options, _limits);
        }

        var problem = $"The template cannot be read: {error}";
        problems.Add(problem);
        return new FailingExpression(problem);
    }
}
