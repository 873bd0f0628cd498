using System.Collections.Concurrent;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Every call of the contract, made by a plain program; what Studio itself makes is seen in its browser.</summary>
public sealed class ContractCallsTests(ContractCallsTests.Listened server) : IClassFixture<ContractCallsTests.Listened>
{
    [Fact]
    public async Task Every_call_of_the_contract_is_answered()
    {
        var made = await ContractCalls.MakeAsync(server, ContractCalls.All);

        foreach (var (call, status, _) in made)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{status} {call.Method} {call.Address}");
        }

        Assert.Empty(made.Where(one => one.Status != one.Call.Status).Select(one => $"{one.Status} instead of {one.Call}: {one.Text[..Math.Min(one.Text.Length, 300)]}"));
    }

    [Fact]
    public async Task What_is_not_advertised_or_not_known_is_a_clean_404_and_a_line_in_the_log()
    {
        using var client = server.As("clara");
        var installed = await client.GetStringAsync("/elsa/api/features/installed", TestContext.Current.CancellationToken);
        Assert.All(["Resilience", "Secrets", "Alterations"], feature => Assert.DoesNotContain(feature, installed, StringComparison.Ordinal));

        var made = await ContractCalls.MakeAsync(server, [.. ContractCalls.NotAdvertised, new(404, "PATCH", "no/such/route", "")]);

        Assert.All(made, one => Assert.Equal((one.Call, 404, $"There is no {one.Call.Method} /elsa/api/{Path(one.Call)} here."), (one.Call, one.Status, Said(one.Text))));
        Assert.All(made, one => Assert.Contains(server.Lines, line => line.Contains($"{one.Call.Method} /elsa/api/{Path(one.Call)},", StringComparison.Ordinal)));
    }

    private static string Path(ContractCall call) => call.Address.Split('?')[0];

    private static string Said(string text) => ElsaClient.Problems(System.Text.Json.Nodes.JsonNode.Parse(text));

    /// <summary>A server whose log is read.</summary>
    public sealed class Listened : RunningServer
    {
        private readonly ConcurrentQueue<string> _lines = [];

        /// <summary>What Elsa's API has written so far.</summary>
        public IReadOnlyCollection<string> Lines => _lines;

        /// <inheritdoc/>
        protected override IEnumerable<string> Settings => ["--Logging:LogLevel:CoordinationFlow.ElsaApi=Warning"];

        /// <inheritdoc/>
        protected override void Change(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(new Ear(_lines));

        private sealed class Ear(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
        {
            public ILogger CreateLogger(string categoryName) => this;

            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception));

            public void Dispose()
            {
                // It holds nothing.
            }
        }
    }
}
