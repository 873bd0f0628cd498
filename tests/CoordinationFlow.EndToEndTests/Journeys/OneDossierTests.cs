using CoordinationFlow.EndToEndTests.Portal;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Journeys;

/// <summary>One dossier from creation to adoption, by keyboard alone and without scripts in the browser.</summary>
public sealed class OneDossierTests(RunningPortal portal)
{
    [Theory, InlineData("en", "BE-2027-8001"), InlineData("de", "BE-2027-8002")]
    public async Task A_dossier_goes_from_creation_to_adoption_by_keyboard_alone(string language, string reference)
    {
        await using var ann = await portal.OpenAsAsync("ann", language, scripts: false);
        var dossier = await CreateAsync(ann, reference);
        await CirculateAsync(ann, dossier);

        await using (var handler = await portal.OpenAsAsync("ibz-h1", language, scripts: false))
        {
            await PrepareAsync(handler, reference);
        }

        await using (var holder = await portal.OpenAsAsync("ibz-m1", language, scripts: false))
        {
            await CommitAsync(holder, reference);
        }

        await AdoptAsync(ann, dossier);
    }

    private static async Task<string> CreateAsync(Visitor ann, string reference)
    {
        await ann.GoAsync("/board");
        await ann.EnterAsync(ann.Page.Locator("a[href='/dossiers/new']"));
        await ann.TypeAsync("reference", reference);
        await ann.TypeAsync("title", "Joint reception centres");
        await ann.ChooseAsync("pilot", "FA");
        await ann.ChooseAsync("seat-IBZ", "Required");
        await ann.EnterAsync(ann.Page.Locator("button[value=create]"));
        var path = new Uri(ann.Page.Url).AbsolutePath;
        Assert.EndsWith("/draft", path, StringComparison.Ordinal);
        await ann.TypeAsync("text-1-fr", "La Belgique soutient des centres d'accueil communs.");
        await ann.EnterAsync(ann.Page.Locator("button[value=add]"));
        await ann.TypeAsync("text-2-fr", "Les frais sont partagés.");
        await ann.EnterAsync(ann.Page.Locator("button[value=save]"));
        return path[..^"/draft".Length];
    }

    private static async Task CirculateAsync(Visitor ann, string dossier)
    {
        await ann.EnterAsync(ann.Page.Locator($"a[href='{dossier}/do/circulate']"));
        await ann.EnterAsync(ann.Page.Locator("main form button"));
        await Assertions.Expect(ann.Page.Locator("[role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(ann.Page.Locator("#round-1")).ToBeVisibleAsync();
    }

    private static async Task PrepareAsync(Visitor handler, string reference)
    {
        await handler.GoAsync("/inbox");
        await handler.EnterAsync(handler.Page.Locator("main a[href^='/tasks/']").Filter(new() { HasText = reference }));
        await handler.ChooseAsync("default", "AgreeWithComments");
        await handler.EnterAsync(handler.Page.Locator("button[value=check]"));
        await Assertions.Expect(handler.Page.Locator(".errors a[href='#comment']")).ToBeVisibleAsync();
        await handler.TypeAsync("comment", "Le texte nous convient; merci de préciser les frais.");
        await handler.EnterAsync(handler.Page.Locator("button[value=check]"));
        await Assertions.Expect(handler.Page.Locator("main form")).ToHaveCountAsync(0);
        await Assertions.Expect(handler.Page.Locator("main")).ToContainTextAsync("Fien IBZ");
    }

    private static async Task CommitAsync(Visitor holder, string reference)
    {
        await holder.GoAsync("/inbox");
        await holder.EnterAsync(holder.Page.Locator("main a[href^='/tasks/']").Filter(new() { HasText = reference }));
        await holder.EnterAsync(holder.Page.Locator("button[value=check]"));
        await holder.EnterAsync(holder.Page.Locator("main form button"));
        Assert.EndsWith("/sent", new Uri(holder.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await Assertions.Expect(holder.Page.Locator(".panel.sent strong")).Not.ToBeEmptyAsync();
    }

    private static async Task AdoptAsync(Visitor ann, string dossier)
    {
        await ann.GoAsync(dossier);
        await ann.EnterAsync(ann.Page.Locator($"a[href='{dossier}/do/closeEarly']"));
        await ann.EnterAsync(ann.Page.Locator("main form button"));
        await ann.EnterAsync(ann.Page.Locator($"a[href='{dossier}/do/adopt']"));
        await Assertions.Expect(ann.Page.Locator(".notice.alarm")).ToBeVisibleAsync();
        await ann.EnterAsync(ann.Page.Locator("main form button"));
        await Assertions.Expect(ann.Page.Locator("#adoption")).ToBeVisibleAsync();
        await Assertions.Expect(ann.Page.Locator("#instructions")).ToBeVisibleAsync();
    }
}
