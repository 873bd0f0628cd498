using CoordinationFlow.EndToEndTests.Portal;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Accessibility;

/// <summary>axe finds nothing, on no page that a person can come to, in no language (WCAG 2.2 A and AA and axe's own good practice).</summary>
public sealed class AxeTests(RunningPortal portal)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
    };

    /// <summary>Languages and persons of each role.</summary>
    public static MatrixTheoryData<string, string> Everybody => new(["en", "fr", "nl", "de"], ["ann", DemoPages.Handler, DemoPages.MandateHolder, "eva"]);

    [Theory, MemberData(nameof(Everybody))]
    public async Task Axe_finds_nothing_on_any_page(string language, string person)
    {
        await using var visitor = await portal.OpenAsAsync(person, language);
        var findings = new List<string>();
        foreach (var path in await DemoPages.OfAsync(visitor))
        {
            await visitor.GoAsync(path);
            findings.AddRange(await FindingsAsync(visitor.Page, path));
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_where_a_form_was_refused(ColorScheme colours)
    {
        await using var visitor = await portal.OpenAsAsync("ann", colours: colours);
        await visitor.GoAsync("/dossiers/new");
        await visitor.Page.Locator("button[value=create]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".errors")).ToBeVisibleAsync();
        Assert.StartsWith("Error:", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(await FindingsAsync(visitor.Page, "/dossiers/new"));
    }

    [Theory, InlineData("ann"), InlineData(DemoPages.Handler)]
    public async Task Axe_finds_nothing_in_the_dark(string person)
    {
        await using var visitor = await portal.OpenAsAsync(person, colours: ColorScheme.Dark);
        var findings = new List<string>();
        foreach (var path in await DemoPages.OfAsync(visitor))
        {
            await visitor.GoAsync(path);
            findings.AddRange(await FindingsAsync(visitor.Page, path));
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page, string path) =>
        (await page.RunAxe(Rules)).Violations.Select(finding => $"{path}: {finding.Id}: {string.Join("; ", finding.Nodes.Take(3).Select(node => node.Html))}");
}
