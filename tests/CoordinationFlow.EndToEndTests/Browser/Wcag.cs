using Deque.AxeCore.Commons;

namespace CoordinationFlow.EndToEndTests.Browser;

/// <summary>The rules that every page has to pass: WCAG 2.2 AA as far as axe sees it, and its best practice.</summary>
internal static class Wcag
{
    public static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };
}
