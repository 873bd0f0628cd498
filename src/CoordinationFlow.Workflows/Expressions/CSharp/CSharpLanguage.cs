using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Values;
using Microsoft.CodeAnalysis;

namespace CoordinationFlow.Workflows.Expressions.CSharp;

/// <summary>C# by Roslyn, where it is allowed; a script is compiled once. Where it is not allowed it is a problem at publish, and evaluating it fails.</summary>
internal sealed class CSharpLanguage(bool isAllowed) : IExpressionLanguage
{
    public const string TypeName = "CSharp";

    private const string Refusal =
        "C# workflow expression execution is disabled. An administrator allows it only where flow designers are trusted with the server: a script is not confined.";

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public bool IsAllowed => isAllowed;

    /// <inheritdoc/>
    public IPreparedExpression Prepare(JsonNode? value, ICollection<string> problems)
    {
        if (!isAllowed)
        {
            problems.Add(Refusal);
            return new FailingExpression(Refusal);
        }

        var script = CSharpExpression.Script(ValueText.Of(PlainValue.From(value)) ?? "");
        var errors = script.Compile().Where(message => message.Severity == DiagnosticSeverity.Error).Select(message => message.ToString()).ToArray();
        if (errors.Length == 0)
        {
            return new CSharpExpression(script);
        }

        var problem = $"The script cannot be read: {string.Join(" ", errors)}";
        problems.Add(problem);
        return new FailingExpression(problem);
    }
}
