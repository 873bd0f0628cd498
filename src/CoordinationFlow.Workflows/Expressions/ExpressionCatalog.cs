using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Expressions.CSharp;
using CoordinationFlow.Workflows.Expressions.JavaScript;
using CoordinationFlow.Workflows.Expressions.Liquid;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>The expression languages by their type names. Thread-safe.</summary>
public sealed class ExpressionCatalog(IEnumerable<IExpressionLanguage> languages)
{
    private readonly FrozenDictionary<string, IExpressionLanguage> _languages =
        languages.ToFrozenDictionary(language => language.Type, StringComparer.Ordinal);

    /// <summary>Literal, Object, Variable, Input, JavaScript, Liquid, and C# where it is allowed.</summary>
    public static ExpressionCatalog Standard(IIdentity identity, ExpressionLimits? limits = null, ScriptingOptions? scripting = null) =>
        new(Languages(identity, limits, scripting));

    /// <summary>The languages of <see cref="Standard"/>, for a host that registers them one by one.</summary>
    public static IEnumerable<IExpressionLanguage> Languages(IIdentity identity, ExpressionLimits? limits = null, ScriptingOptions? scripting = null) =>
    [
        new LiteralLanguage("Literal"),
        new LiteralLanguage("Object"),
        new VariableLanguage(),
        new InputLanguage(),
        new JavaScriptLanguage(identity, limits ?? ExpressionLimits.Default, scripting ?? new()),
        new LiquidLanguage(limits ?? ExpressionLimits.Default),
        new CSharpLanguage((scripting ?? new()).AllowsCSharp),
    ];

    /// <summary>The type names, for the designer's list; a language that is not allowed is not among them.</summary>
    public IReadOnlyCollection<string> Types => [.. _languages.Values.Where(language => language.IsAllowed).Select(language => language.Type)];

    /// <summary>
    /// Prepares an expression once. An unknown type is a problem, and the result throws when it is evaluated
    /// (Elsa gives null without a word).
    /// </summary>
    public IPreparedExpression Prepare(string? type, JsonNode? value, ICollection<string> problems)
    {
        if (_languages.TryGetValue(string.IsNullOrEmpty(type) ? "Literal" : type, out var language))
        {
            return language.Prepare(value, problems);
        }

        var problem = $"There is no expression type '{type}'; there are {string.Join(", ", Types.Order())}.";
        problems.Add(problem);
        return new FailingExpression(problem);
    }
}
