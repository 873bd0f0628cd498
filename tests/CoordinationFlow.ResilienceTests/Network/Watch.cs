using System.Collections.Concurrent;
using System.Text;

namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>
/// Waits for bytes on their way and does something at that moment, once, while they are held: when they have come for the n-th time, or, with
/// <paramref name="atReply"/>, when they were passed on and the next piece comes back on the same connection.
/// </summary>
internal sealed class Watch(byte[] sign, bool fromServer, bool atReply, int times, Func<Task> act)
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<ProxyLink, bool> _passed = new();
    private int _left = times;

    /// <summary>Completes when it was done.</summary>
    public Task Seen => _seen.Task;

    /// <summary>A statement or message that holds those bytes is on its way to the server; it is held.</summary>
    public static Watch For(string text, Func<Task> act, int times = 1) => new(Encoding.ASCII.GetBytes(text), fromServer: false, atReply: false, times, act);

    /// <summary>It has reached the server, whose reply is held.</summary>
    public static Watch ForReplyTo(string text, Func<Task> act, int times = 1) => new(Encoding.ASCII.GetBytes(text), fromServer: false, atReply: true, times, act);

    /// <summary>The server sends a message that holds those bytes; it is held.</summary>
    public static Watch FromServer(string text, Func<Task> act) => new(Encoding.ASCII.GetBytes(text), fromServer: true, atReply: false, times: 1, act);

    /// <summary>A piece has come on a link.</summary>
    public async ValueTask PassingAsync(ProxyLink link, ReadOnlyMemory<byte> piece, bool isReply)
    {
        if (atReply && isReply && _passed.TryRemove(link, out _))
        {
            await ActAsync();
        }

        if (isReply == fromServer && piece.Span.IndexOf(sign) >= 0 && Interlocked.Decrement(ref _left) == 0)
        {
            if (atReply)
            {
                _passed[link] = true;
            }
            else
            {
                await ActAsync();
            }
        }
    }

    private async Task ActAsync()
    {
        try
        {
            await act();
            _seen.TrySetResult();
        }
        catch (Exception failed)
        {
            _seen.TrySetException(failed);
        }
    }
}
