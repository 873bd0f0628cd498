using System.Net;
using System.Net.Sockets;

namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>One connection through the proxy: a client's, and the one to the server behind it.</summary>
internal sealed class ProxyLink(Proxy proxy, TcpClient client) : IDisposable
{
    private const int Piece = 64 * 1024;
    private readonly TcpClient _server = new() { NoDelay = true };
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Passes what comes, both ways, until one side ends or the link is reset.</summary>
    public async Task RunAsync(int target)
    {
        try
        {
            client.NoDelay = true;
            if (!proxy.Refuses)
            {
                await _server.ConnectAsync(IPAddress.Loopback, target, _ended.Token);
                await Task.WhenAny(PassAsync(client, _server, isReply: false), PassAsync(_server, client, isReply: true));
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody there.
        }

        Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
        _ended.Dispose();
    }

    /// <summary>Ends it as a broken network does: the other side learns of a reset, not of an end.</summary>
    public void Reset()
    {
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        foreach (var side in new[] { client.Client, _server.Client })
        {
            try
            {
                side?.Close(0);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // It is gone already.
            }
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to, bool isReply)
    {
        var buffer = new byte[Piece];
        try
        {
            int count;
            while ((count = await from.GetStream().ReadAsync(buffer, _ended.Token)) > 0)
            {
                await proxy.PassingAsync(this, buffer.AsMemory(0, count), isReply).AsTask().WaitAsync(_ended.Token);
                await proxy.Flows.WaitAsync(_ended.Token);
                if (proxy.Delay > TimeSpan.Zero)
                {
                    await Task.Delay(proxy.Delay, _ended.Token);
                }

                if (!proxy.Swallows)
                {
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _ended.Token);
                }
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has ended.
        }
    }
}
