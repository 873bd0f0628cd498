using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>The pictures of docs/screenshots are taken of the demonstration as it runs; SCREENSHOTS names the folder, else a temporary one.</summary>
public sealed class ScreenshotsTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    private const int MostBytes = 200_000;

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    public async Task Every_page_of_the_manual_has_its_picture_and_is_light_enough_for_the_readme(string language)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Directory.CreateTempSubdirectory("coordinationflow-pictures-").FullName;
        foreach (var (name, person, path) in new (string, string, string)[]
        {
            ("board", "ann", "/board"),
            ("dossier", "ann", await DemoDossiers.PageOfAsync(server, "BE-2027-0002")),
            ("draft", "ann", await DemoDossiers.PageOfAsync(server, "BE-2027-0006") + "/draft"),
            ("sheet", "ann", await DemoDossiers.PageOfAsync(server, "BE-2027-0006") + "/sheet"),
            ("duties", "ann", "/inbox"),
            ("reservations", "ann", "/reservations"),
            ("findings", "ann", "/findings"),
            ("finding", "ann", "/findings/be-2027-0004/1"),
            ("escalated", "ann", await DemoDossiers.PageOfAsync(server, "BE-2027-0003")),
            ("impacts", "ann", "/impacts"),
            ("instructions", "paul", "/instructions"),
            ("instruction", "paul", await DemoDossiers.PageOfAsync(server, "BE-2027-0004") + "/instructions/1"),
            ("inbox", "io-m1", "/inbox"),
            ("mail-and-calendar", "io-m1", "/me"),
            ("alarms", "ann", "/alarms"),
            ("answer", "io-m1", await DemoDossiers.TaskOfAsync(server, "io-m1")),
        })
        {
            var page = await chromium.SignInAsync(server.Address, person, language);
            await page.GotoAsync(path);
            var picture = Path.Combine(folder, $"{name}.{language}.png");
            var bytes = await page.ScreenshotAsync(new() { Path = picture });
            Assert.InRange(bytes.Length, 10_000, MostBytes);
            await page.Context.CloseAsync();
        }
    }
}
