using CoordinationFlow.EndToEndTests.Portal;

namespace CoordinationFlow.EndToEndTests.Accessibility;

/// <summary>Pages at 320 CSS pixels, and what every page has.</summary>
public sealed class ReflowTests(RunningPortal portal)
{
    /// <summary>German and French words are the longest.</summary>
    public static MatrixTheoryData<string, string> Narrow => new(["fr", "de"], ["ann", DemoPages.Handler, "eva"]);

    [Theory, MemberData(nameof(Narrow))]
    public async Task No_page_scrolls_sideways_at_320_pixels(string language, string person)
    {
        await using var visitor = await portal.OpenAsAsync(person, language, width: 320, height: 640);
        var wide = new List<string>();
        foreach (var path in await DemoPages.OfAsync(visitor))
        {
            await visitor.GoAsync(path);
            var width = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 320)
            {
                wide.Add($"{path}: {width}");
            }
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [Theory, InlineData("ann"), InlineData(DemoPages.Handler), InlineData("eva")]
    public async Task Every_page_has_its_own_title_one_heading_and_the_help_line(string person)
    {
        await using var visitor = await portal.OpenAsAsync(person);
        var titles = new Dictionary<string, string>();
        foreach (var path in (await DemoPages.OfAsync(visitor)).Where(path => !path.Contains('?', StringComparison.Ordinal)))
        {
            await visitor.GoAsync(path);
            Assert.Equal(1, await visitor.Page.Locator("h1").CountAsync());
            Assert.Equal(1, await visitor.Page.Locator("footer a[href^='mailto:']").CountAsync());
            var title = await visitor.Page.TitleAsync();
            Assert.False(titles.TryGetValue(title, out var other), $"{path} and {other} are both '{title}'.");
            titles.Add(title, path);
        }
    }
}
