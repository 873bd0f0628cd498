using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Server;

/// <summary>The store fails from the n-th call on, n = 1, 2, 3 … to the end: a program is told that it may try again, nothing is done twice, and no fault of ours is claimed.</summary>
public sealed class FailingStoreTests(FailingStoreTests.Running server) : IClassFixture<FailingStoreTests.Running>
{
    [Fact]
    public async Task Each_call_to_the_store_that_fails_under_a_command_is_a_503_and_its_repetition_takes_effect_once()
    {
        using var ann = server.As("ann");
        for (var call = 1; ; call++)
        {
            var (body, key) = ($$$"""{"reference":"BE-FAIL-{{{call}}}","title":{"en":"t"},"pilot":"FA","required":["JUS"],"paragraphs":[{"id":"p1","text":{"fr":"t"}}]}""", $"fail-{call}");
            server.Failing.From(call);
            using var failed = await SendAsync(ann, body, key);
            var hasFailed = server.Failing.Mend();
            if (!hasFailed)
            {
                Assert.True(call > 3, "The command called the store less than three times.");
                Assert.Equal(HttpStatusCode.Created, failed.StatusCode);
                return;
            }

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (failed.StatusCode, failed.Headers.RetryAfter?.ToString()));
            Assert.Equal("application/problem+json", failed.Content.Headers.ContentType?.MediaType);
            Assert.Equal("store.unavailable", JsonNode.Parse(await failed.Content.ReadAsStringAsync())!["code"]!.ToString());
            using var again = await SendAsync(ann, body, key);
            Assert.Equal(HttpStatusCode.Created, again.StatusCode);
            var id = JsonNode.Parse(await again.Content.ReadAsStringAsync())!["id"]?.ToString() ?? again.Headers.Location!.OriginalString.Split('/')[^1];
            var audit = JsonNode.Parse(await ann.GetStringAsync($"/api/dossiers/{id}/audit"))!["items"]!.AsArray();
            Assert.Single(audit, entry => entry!["kind"]!.ToString() == "DossierCreated");
        }
    }

    [Theory]
    [InlineData("ann", "/api/dossiers", "code", "store.unavailable")]
    [InlineData("clara", "/elsa/api/workflow-definitions", "statusCode", "503")]
    public async Task A_question_without_a_store_is_a_503_in_the_form_of_its_api(string who, string path, string field, string value)
    {
        using var client = server.As(who);
        await client.GetStringAsync(path);
        server.Failing.From(1);

        using var answer = await client.GetAsync(path);

        Assert.True(server.Failing.Mend());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(value, JsonNode.Parse(text)![field]!.ToString());
        Assert.DoesNotContain(FailingStore.Word, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_store_says_that_the_service_is_not_available()
    {
        using var ann = server.As("ann");
        await ann.GetStringAsync("/board?lang=en");
        server.Failing.From(1);

        using var answer = await ann.GetAsync("/board?lang=en");

        Assert.True(server.Failing.Mend());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        Assert.Contains("The service is not available", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body, string key)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(message);
    }

    /// <summary>The server with a store that fails when it is told to.</summary>
    public sealed class Running : RunningServer
    {
        /// <summary>Its store.</summary>
        internal FailingStore Failing { get; private set; } = default!;

        /// <inheritdoc/>
        protected override void Change(IServiceCollection services)
        {
            var store = services.Last(service => service.ServiceType == typeof(IStore));
            services.AddSingleton<IStore>(provider => Failing = new FailingStore(
                (IStore)(store.ImplementationInstance ?? store.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, store.ImplementationType!)),
                provider.GetRequiredService<IHttpContextAccessor>()));
        }
    }
}
