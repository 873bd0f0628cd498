using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.Api;

public sealed class ProblemSentencesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("nl", "Er is hier geen veld 'surprise'.")]
    [InlineData("fr-BE", "Il n'y a pas de champ « surprise » ici.")]
    [InlineData("de;q=0.2, es;q=0.9", "Ein Feld „surprise“ gibt es hier nicht.")]
    [InlineData("en", "There is no field 'surprise' here.")]
    public async Task A_problem_is_said_in_the_language_that_the_request_accepts_best(string accepted, string sentence) =>
        Assert.Equal(sentence, await DetailAsync("ann", accepted));

    [Theory]
    [InlineData("ann", "Er is hier geen veld 'surprise'.")]
    [InlineData("fa-m1", "Il n'y a pas de champ « surprise » ici.")]
    public async Task Without_a_wish_it_is_said_in_the_language_that_the_person_reads_best(string who, string sentence) =>
        Assert.Equal(sentence, await DetailAsync(who, null));

    private async Task<string> DetailAsync(string who, string? accepted)
    {
        using var client = server.As(who);
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers") { Content = new StringContent("""{"surprise":1}""", Encoding.UTF8, "application/json") };
        if (accepted is not null)
        {
            message.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        }
        using var answer = await client.SendAsync(message);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.ToString();
    }
}
