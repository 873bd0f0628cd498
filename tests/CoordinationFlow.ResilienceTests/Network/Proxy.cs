using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>
/// A TCP proxy of the loopback before a server: what passes can be cut, held up, slowed, swallowed and watched. Whole until told otherwise. Thread-safe.
/// </summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxyLink, Task> _links = new();
    private readonly int _target;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _flows = Done();
    private volatile Watch? _watch;

    /// <summary>Listens before the server on that port of the loopback.</summary>
    public Proxy(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>New connections are closed at once.</summary>
    public bool Refuses { get; set; }

    /// <summary>What comes is taken and goes nowhere; nobody is told.</summary>
    public bool Swallows { get; set; }

    /// <summary>How long each piece is held up.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many connections there are.</summary>
    public int Links => _links.Count;

    /// <summary>Completes while bytes flow.</summary>
    public Task Flows => _flows.Task;

    /// <summary>Nothing passes from now on; connections stay.</summary>
    public void Stall() => _flows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held up passes.</summary>
    public void GoOn() => _flows.TrySetResult();

    /// <summary>Resets every connection.</summary>
    public void Cut()
    {
        foreach (var link in _links.Keys)
        {
            link.Reset();
        }
    }

    /// <summary>Passes everything again. Connections through which something was swallowed are reset: what they carry is torn.</summary>
    public void Heal()
    {
        if (Swallows)
        {
            Swallows = false;
            Cut();
        }

        (Refuses, Delay, _watch) = (false, TimeSpan.Zero, null);
        GoOn();
    }

    /// <summary>Does something at the moment that the watch waits for, while what it saw is held; once.</summary>
    public Task WhenAsync(Watch watch)
    {
        _watch = watch;
        return watch.Seen;
    }

    /// <summary>A piece has come on a link.</summary>
    public ValueTask PassingAsync(ProxyLink link, ReadOnlyMemory<byte> piece, bool isReply) => _watch is { } watch ? watch.PassingAsync(link, piece, isReply) : ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Cut();
        Heal();
        await Task.WhenAll(_links.Values);
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var link = new ProxyLink(this, client);
                _links[link] = Task.Run(async () =>
                {
                    await link.RunAsync(_target);
                    _links.TryRemove(link, out _);
                    link.Dispose();
                });
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // It listens no more.
        }
    }
}
