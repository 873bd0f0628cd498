namespace CoordinationFlow.Workflows.Expressions;

/// <summary>What an expression does with a variable, as far as its text tells.</summary>
/// <param name="Variable">The variable's id or name, or its name in Pascal case.</param>
/// <param name="Sets">Whether it sets it; else it reads it.</param>
public sealed record VariableUse(string Variable, bool Sets)
{
    /// <summary>It may set any variable: its text does not tell which.</summary>
    public static VariableUse SetsAny { get; } = new("", true);
}
