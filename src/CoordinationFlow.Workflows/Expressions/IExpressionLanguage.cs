using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>One expression language (Literal, Object, Variable, Input, JavaScript, Liquid). Thread-safe.</summary>
public interface IExpressionLanguage
{
    /// <summary>The expression type's name in a definition.</summary>
    string Type { get; }

    /// <summary>Whether the host lets it run.</summary>
    bool IsAllowed => true;

    /// <summary>
    /// Prepares an expression once, at publish. What is wrong with it is added to <paramref name="problems"/> as a sentence
    /// (the caller adds activity and property); the result then throws when evaluated.
    /// </summary>
    IPreparedExpression Prepare(JsonNode? value, ICollection<string> problems);
}

/// <summary>A prepared expression. Thread-safe, immutable.</summary>
public interface IPreparedExpression
{
    /// <summary>
    /// Evaluates within limits of time, memory and recursion; sees no file, network or CLR type.
    /// Throws <see cref="ExpressionException"/>.
    /// </summary>
    object? Evaluate(IExpressionScope scope, CancellationToken cancellationToken);

    /// <summary>The variables that its text names.</summary>
    IEnumerable<VariableUse> Uses => [];

    /// <summary>The globals that its text names, as far as it tells.</summary>
    IEnumerable<string> Globals => [];

    /// <summary>Whether it gives the same value always, and this value.</summary>
    bool IsConstant(out object? value)
    {
        value = null;
        return false;
    }
}

/// <summary>What an expression may see and change: the running instance as its activity sees it.</summary>
public interface IExpressionScope
{
    /// <summary>Names of the variables that are visible here, innermost scope first, each once.</summary>
    IReadOnlyCollection<string> VariableNames { get; }

    /// <summary>The value of the innermost visible variable of that name; false if there is none.</summary>
    bool TryGetVariable(string name, out object? value);

    /// <summary>The value of a variable by its id, also a shadowed one; false if it is not in reach.</summary>
    bool TryGetVariableById(string id, out object? value);

    /// <summary>Writes the innermost visible variable of that name, converting to its type; an unknown name makes one in the workflow's scope.</summary>
    void SetVariable(string name, object? value);

    /// <summary>The workflow's inputs, declared or not.</summary>
    IReadOnlyDictionary<string, object?> Inputs { get; }

    /// <summary>
    /// The output of an activity named by id, name or its name in Pascal case; null output name: its first or <c>Result</c>.
    /// Null if unknown or lost.
    /// </summary>
    object? GetOutputFrom(string activity, string? output);

    /// <summary>Whether there is such an output in reach, so that a misspelt <c>getResultFromX</c> is an error and no silent null.</summary>
    bool KnowsOutput(string activity, string output) => true;

    /// <summary>The result of the activity that ran last in this burst.</summary>
    object? LastResult { get; }

    /// <summary>Ids, names and instants of the instance, under Elsa's names.</summary>
    InstanceFacts Facts { get; }

    /// <summary>The host's objects that are ready here, by their global names.</summary>
    IReadOnlyDictionary<string, ScriptObjectReader> Objects => FrozenDictionary<string, ScriptObjectReader>.Empty;

    /// <summary>Sets the instance's correlation id.</summary>
    void SetCorrelationId(string? value);

    /// <summary>Sets the instance's name.</summary>
    void SetInstanceName(string? value);

    /// <summary>Sets the outcomes by which the activity that runs the script is left; elsewhere without effect.</summary>
    void SetOutcomes(string[] outcomes)
    {
    }
}

/// <summary>What expressions may know of their instance. <paramref name="Now"/> is the step's instant, UTC.</summary>
public sealed record InstanceFacts(
    string InstanceId, string DefinitionId, string DefinitionVersionId, int DefinitionVersion,
    string? CorrelationId, string? InstanceName, DateTimeOffset Now);

/// <summary>An expression failed: its language's message, its own limits, or a value that cannot be had.</summary>
public sealed class ExpressionException(string message, Exception? inner = null) : Exception(message, inner);
