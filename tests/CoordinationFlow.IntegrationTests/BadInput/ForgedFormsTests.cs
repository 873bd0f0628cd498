using System.Net;
using System.Text.RegularExpressions;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.BadInput;

/// <summary>Forms of the portal posted by hand, with values that their pages do not offer: refused beside the field, never an error of ours.</summary>
public sealed partial class ForgedFormsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Dictionary<string, string> Sheet = new()
    {
        ["reference"] = "BE-2027-9001",
        ["title"] = "A title",
        ["classification"] = "Internal",
        ["visibility"] = "AtOnce",
        ["proposedVote"] = "Approve",
        ["pilot"] = "IBZ",
        ["flow"] = "ordinary",
    };

    [Theory]
    [InlineData("classification", "SECRET-FOR-EVER")]
    [InlineData("visibility", "")]
    [InlineData("proposedVote", "99")]
    [InlineData("maxRounds", "99")]
    [InlineData("supplementaryRounds", "-1")]
    [InlineData("meeting", "tomorrow")]
    [InlineData("cutoff", "at noon")]
    public async Task A_choice_that_the_page_does_not_offer_is_refused_beside_its_field(string field, string value)
    {
        using var browser = Browser();
        var hidden = await HiddenAsync(browser, "/dossiers/new");

        var answer = await PostAsync(browser, "/dossiers/new", hidden, new(Sheet) { [field] = value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"#{field}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strike-99")]
    [InlineData("strike-x")]
    [InlineData("up-0")]
    [InlineData("up--1")]
    public async Task A_button_for_a_paragraph_that_is_not_there_leaves_the_draft_as_it_was_typed(string button)
    {
        using var browser = Browser();
        var created = await PostAsync(browser, "/dossiers/new", await HiddenAsync(browser, "/dossiers/new"), new(Sheet) { ["reference"] = $"BE-2027-{button}" });
        var page = created.Headers.Location!.OriginalString;

        var answer = await PostAsync(browser, page, await HiddenAsync(browser, page), new() { ["id"] = "1", ["text-1-en"] = "The text as typed.", ["next"] = button });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("The text as typed.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private HttpClient Browser()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "demo-ann");
        return client;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, IEnumerable<KeyValuePair<string, string>> hidden, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(hidden.Concat(fields));
        return await browser.PostAsync(page, form, TestContext.Current.CancellationToken);
    }

    private static async Task<KeyValuePair<string, string>[]> HiddenAsync(HttpClient browser, string page)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var form = html[html.IndexOf("<form method=\"post\"", html.IndexOf("<main", StringComparison.Ordinal), StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        return [.. HiddenField().Matches(form).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)))];
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)"\s*/?>""")]
    private static partial Regex HiddenField();
}
