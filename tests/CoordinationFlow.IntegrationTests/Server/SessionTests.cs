using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Server;

/// <summary>People's sessions: sign-in by choosing a demo person, one role at a time, out again.</summary>
public sealed class SessionTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_demo_person_signs_in_with_a_form_and_is_known_at_the_next_request()
    {
        using var browser = Browser();

        var answer = await SubmitAsync(browser, "/sign-in", ("person", "ann"), ("returnUrl", "/api/me"));

        Assert.Equal((HttpStatusCode.Redirect, "/api/me"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal("ann", await MeAsync(browser, "personId"));
        Assert.Equal("Coordinator", await MeAsync(browser, "role"));
    }

    [Fact]
    public async Task A_person_with_two_roles_acts_in_one_at_a_time()
    {
        using var browser = Browser();
        await SubmitAsync(browser, "/sign-in", ("person", "bruno"), ("role", "Secretariat"));
        Assert.Equal("Secretariat", await MeAsync(browser, "role"));

        await SubmitAsync(browser, "/role", ("role", "Coordinator"));

        Assert.Equal("Coordinator", await MeAsync(browser, "role"));
    }

    [Fact]
    public async Task A_role_that_the_person_does_not_have_is_refused()
    {
        using var browser = Browser();
        await SubmitAsync(browser, "/sign-in", ("person", "bruno"));

        var answer = await SubmitAsync(browser, "/role", ("role", "Administrator"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Coordinator", await MeAsync(browser, "role"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("svc-ibz")]
    public async Task Nobody_signs_in_as_a_stranger_or_as_a_system(string person)
    {
        using var browser = Browser();

        var answer = await SubmitAsync(browser, "/sign-in", ("person", person));

        Assert.Equal("/sign-in?error=unknown", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task After_signing_out_nobody_is_known()
    {
        using var browser = Browser();
        await SubmitAsync(browser, "/sign-in", ("person", "ann"));

        await SubmitAsync(browser, "/sign-out");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in()
    {
        using var browser = Browser();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("person", "ann")]);

        var answer = await browser.PostAsync("/sign-in", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        using var browser = Browser();

        var answer = await SubmitAsync(browser, "/sign-in", ("person", "ann"), ("returnUrl", returnUrl));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    private HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = server.Address };

    /// <summary>Sends a form with the token that a page of ours would have put into it for this browser.</summary>
    private async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var me = await browser.GetAsync("/api/me");
        var tokens = Tokens(me.IsSuccessStatusCode ? JsonNode.Parse(await me.Content.ReadAsStringAsync()) : null);
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create(tokens.FormFieldName, tokens.RequestToken!)]);
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        message.Headers.Add("Cookie", $"cf-form={tokens.CookieToken}");
        return await browser.SendAsync(message);
    }

    private AntiforgeryTokenSet Tokens(JsonNode? me)
    {
        var http = new DefaultHttpContext { RequestServices = server.Services };
        if (me is not null)
        {
            var person = new CoordinationFlow.Coordination.Callers.Person(me["personId"]!.ToString(), me["name"]!.ToString(), []) { Languages = [.. me["languages"]!.AsArray().Select(language => language!.ToString())] };
            http.User = CoordinationFlow.Server.SignIn.CallerClaims.Principal(person, new(Enum.Parse<Domain.Rights.Role>(me["role"]!.ToString())), "Cookies");
        }
        return server.Services.GetRequiredService<IAntiforgery>().GetTokens(http);
    }

    private static async Task<string> MeAsync(HttpClient browser, string field) => JsonNode.Parse(await browser.GetStringAsync("/api/me"))![field]!.ToString();
}
