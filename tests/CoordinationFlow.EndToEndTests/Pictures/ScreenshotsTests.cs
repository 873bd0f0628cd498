using CoordinationFlow.EndToEndTests.Portal;

namespace CoordinationFlow.EndToEndTests.Pictures;

/// <summary>The pictures of the README, taken anew into the folder that <c>SCREENSHOTS</c> names, else into one that goes again.</summary>
public sealed class ScreenshotsTests(RunningPortal portal)
{
    private const int MostBytes = 200_000;

    /// <summary>Languages of the portal.</summary>
    public static TheoryData<string> Languages => [.. new[] { "en", "fr", "nl", "de" }];

    [Theory, MemberData(nameof(Languages))]
    public async Task Each_main_page_has_its_picture_in_each_language(string language)
    {
        var wanted = Environment.GetEnvironmentVariable("SCREENSHOTS");
        var folder = wanted ?? Directory.CreateTempSubdirectory("coordinationflow-pictures-").FullName;
        await using (var ann = await portal.OpenAsAsync("ann", language))
        {
            await ann.GoAsync("/board");
            await TakeAsync(ann, folder, "board", language);
            await ann.GoAsync(await AddressOfAsync(ann, "BE-2027-0002"));
            await TakeAsync(ann, folder, "dossier", language);
            await ann.GoAsync("/board?state=Preparing");
            await ann.GoAsync((await ann.LinksAsync("/dossiers/")).First(link => link != "/dossiers/new") + "/draft");
            await TakeAsync(ann, folder, "draft", language);
        }

        await using (var handler = await portal.OpenAsAsync(DemoPages.Handler, language))
        {
            await handler.GoAsync("/inbox");
            await TakeAsync(handler, folder, "inbox", language);
            await handler.GoAsync((await handler.LinksAsync("/tasks/"))[0]);
            await TakeAsync(handler, folder, "answer", language);
        }

        if (wanted is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> AddressOfAsync(Visitor visitor, string reference) =>
        (await visitor.Page.Locator("main a[href^='/dossiers/']").Filter(new() { HasText = reference }).First.GetAttributeAsync("href"))!;

    private static async Task TakeAsync(Visitor visitor, string folder, string name, string language)
    {
        var picture = Path.Combine(folder, $"{name}.{language}.png");
        await visitor.Page.ScreenshotAsync(new() { Path = picture });
        Assert.InRange(new FileInfo(picture).Length, 1, MostBytes);
    }
}
