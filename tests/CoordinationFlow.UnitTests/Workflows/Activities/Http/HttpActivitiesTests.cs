using System.Net;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Activities.Http;

public sealed class HttpActivitiesTests
{
    private static readonly HttpSendingOptions Allowing = new() { AllowedHosts = ["api.example.org"] };

    [Theory]
    [InlineData("https://api.example.org/x", "200 Yes")]
    [InlineData("https://api.example.org/teapot", "418 Other")]
    [InlineData("https://api.example.org/gone", "Lost")]
    [InlineData("https://api.example.org/slow", "Late")]
    public async Task A_request_leaves_by_the_answers_status_code_or_by_how_it_failed(string address, string expected)
    {
        using var http = new HttpSending(Allowing, new Answers());
        var bench = new Workbench(http: http);
        var send = Flow.Activity("Elsa.FlowSendHttpRequest", "R", ("url", Flow.Input(address)), ("expectedStatusCodes", Flow.Input("[200]", "Object")));
        var instance = await bench.RunAsync(Flow.Definition("send", Flow.Flowchart(
            "F", [send, Flow.Line("Yes", "getOutputFrom('R', 'StatusCode') + ' Yes'"), Flow.Line("Other", "getOutputFrom('R', 'StatusCode') + ' Other'"), Flow.Line("Lost"), Flow.Line("Late")],
            "R:200>Yes", "R:Unmatched status code>Other", "R:Failed to connect>Lost", "R:Timeout>Late")));

        Assert.Equal([expected], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, instance.SubStatus);
    }

    [Theory]
    [InlineData("https://api.example.org/x", "Yes 1")]
    [InlineData("https://api.example.org/teapot", "Other")]
    public async Task The_containers_form_runs_the_activity_of_the_status_code(string address, string expected)
    {
        using var http = new HttpSending(Allowing, new Answers());
        var bench = new Workbench(http: http);
        var cases = new JsonArray(new JsonObject { ["statusCode"] = 200, ["activity"] = Flow.Line("Yes", "'Yes ' + getOutputFrom('R', 'ParsedContent').a") });
        await bench.RunAsync(Flow.Definition("send", Flow.Activity(
            "Elsa.SendHttpRequest", "R", ("url", Flow.Input(address)), ("expectedStatusCodes", cases), ("unmatchedStatusCode", Flow.Line("Other")))));

        Assert.Equal([expected], bench.Lines);
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/")]
    [InlineData("https://api.example.org:8443/")]
    [InlineData("https://api.example.org.evil.example/")]
    [InlineData("https://api.example.org@evil.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_host_that_is_not_allowed_is_an_incident_and_nothing_is_sent(string address)
    {
        var answers = new Answers();
        using var http = new HttpSending(Allowing, answers);
        var bench = new Workbench(http: http);
        var instance = await bench.RunAsync(Flow.Definition("send", Flow.Activity("Elsa.SendHttpRequest", "R", ("url", Flow.Input(address)))));

        Assert.Equal((InstanceStatus.Faulted, 0), (instance.SubStatus, answers.Asked));
    }

    [Fact]
    public async Task No_host_is_allowed_unless_it_is_named()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("send", Flow.Activity("Elsa.SendHttpRequest", "R", ("url", Flow.Input("https://api.example.org/")))));

        Assert.Contains("has not allowed", Assert.Single(IncidentState.Of(await bench.InstanceAsync(instance.InstanceId))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_reads_the_request_of_its_step_and_a_response_answers_it()
    {
        var bench = new Workbench();
        var endpoint = Flow.Activity("Elsa.HttpEndpoint", "E", ("path", Flow.Input("/Hello/")), ("supportedMethods", Flow.Input("[\"POST\"]", "Object")));
        await bench.RunAsync(Flow.Definition("answer", Flow.Sequence(
            "Q", endpoint, Flow.Activity("Elsa.WriteHttpResponse", "W", ("statusCode", Flow.Input("Created")), ("content", Flow.Js("({ got: getOutputFrom('E', 'ParsedContent').a })"))))));
        var bookmark = Assert.Single(await bench.BookmarksAsync());
        var exchange = new HttpExchange(new HttpRequestFacts("POST", "hello") { Body = new Dictionary<string, object?> { ["a"] = 1 } });
        await bench.Host.RunAsync(
            step => bench.Runtime.ResumeAsync(step, new Stimulus(new("Elsa.HttpEndpoint", "hello", "POST")) { BookmarkId = bookmark.Id }, keep: false),
            TestContext.Current.CancellationToken, enlist: step => step.Enlist(exchange));

        Assert.Equal((201, "application/json", "{\"got\":1}"), (exchange.Response!.Status, exchange.Response.ContentType, exchange.Response.Body));
        Assert.Empty(await bench.BookmarksAsync());
    }

    [Fact]
    public async Task A_response_without_a_request_is_an_incident()
    {
        var instance = await new Workbench().RunAsync(Flow.Definition("lost", Flow.Activity("Elsa.WriteHttpResponse", "W", ("content", Flow.Input("x")))));

        Assert.Equal(InstanceStatus.Faulted, instance.SubStatus);
    }

    /// <summary>Answers by the path, without a network.</summary>
    private sealed class Answers : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return request.RequestUri!.AbsolutePath switch
            {
                "/gone" => throw new HttpRequestException("No route."),
                "/slow" => throw new TaskCanceledException("Too slow."),
                "/teapot" => Task.FromResult(new HttpResponseMessage((HttpStatusCode)418)),
                _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{\"a\":1}", System.Text.Encoding.UTF8, "application/json") }),
            };
        }
    }
}
