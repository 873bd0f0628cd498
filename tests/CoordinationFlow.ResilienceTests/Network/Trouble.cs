using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.ResilienceTests.Kills;

namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>What a case may do to the two ways, and what it may wait for.</summary>
internal sealed class Trouble(Proxy database, Proxy broker, PatientClient client)
{
    private readonly int _repeated = client.Repeated;

    /// <summary>The way to the database.</summary>
    public Proxy Database => database;

    /// <summary>The way to the broker.</summary>
    public Proxy Broker => broker;

    /// <summary>Cuts all connections when that is on its way to the server, which does not get it.</summary>
    public static Task CutAtAsync(Proxy way, string sign, int times = 1) => way.WhenAsync(Watch.For(sign, () => Cut(way), times));

    /// <summary>Cuts all connections when the server has got that, before its reply passes.</summary>
    public static Task CutAtReplyToAsync(Proxy way, string sign) => way.WhenAsync(Watch.ForReplyTo(sign, () => Cut(way)));

    /// <summary>Cuts all connections when the server sends that.</summary>
    public static Task CutAtDeliveryAsync(Proxy way, string sign) => way.WhenAsync(Watch.FromServer(sign, () => Cut(way)));

    /// <summary>Holds that on its way to the server for so long.</summary>
    public static Task HoldAsync(Proxy way, string sign, TimeSpan span) => way.WhenAsync(Watch.For(sign, () => Task.Delay(span)));

    /// <summary>Holds the server's reply to that for so long.</summary>
    public static Task HoldReplyAsync(Proxy way, string sign, TimeSpan span) => way.WhenAsync(Watch.ForReplyTo(sign, () => Task.Delay(span)));

    /// <summary>Resets every connection.</summary>
    public static Task Cut(Proxy way)
    {
        way.Cut();
        return Task.CompletedTask;
    }

    /// <summary>Returns when a caller has given a command again.</summary>
    public Task GivenAgainAsync(int times = 1) => Eventually.IsTrueAsync(() => Task.FromResult(client.Repeated >= _repeated + times), "a command is given again");
}
