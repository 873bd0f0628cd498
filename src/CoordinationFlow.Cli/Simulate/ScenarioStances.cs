using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>The letters by which scenario files name stances.</summary>
internal static class ScenarioStances
{
    private const string Letters = "ACPSRON";

    /// <summary>A, C, P, S, R, O or N.</summary>
    public static string Letter(Stance stance) => Letters[(int)stance].ToString();

    /// <summary>The stance of a letter; null: there is none.</summary>
    public static Stance? Of(string letter) => letter.Length == 1 && Letters.IndexOf(letter[0], StringComparison.Ordinal) is >= 0 and var at ? (Stance)at : null;
}
