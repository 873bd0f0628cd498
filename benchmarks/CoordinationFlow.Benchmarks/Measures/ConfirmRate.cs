using System.Diagnostics;
using RabbitMQ.Client;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>How many persistent messages of 1 KB the broker confirms on a quorum queue: the limit beside which the bus's figures are read.</summary>
internal static class ConfirmRate
{
    private const int Times = 5;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(0.5);

    /// <summary>Confirms a second with so many on their way, five times measured.</summary>
    public static async Task<double[]> OfAsync(string broker, int parallel)
    {
        const string Queue = "confirm-rate";
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, new ThrottlingRateLimiter(256)));
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { [Headers.XQueueType] = "quorum" });
        var rates = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            rates[i] = await RateAsync(channel, Queue, parallel);
        }

        await channel.QueueDeleteAsync(Queue);
        return rates;
    }

    private static async Task<double> RateAsync(IChannel channel, string queue, int parallel)
    {
        var (clock, body) = (Stopwatch.StartNew(), new byte[1024]);
        var counts = await Task.WhenAll(Enumerable.Range(0, parallel).Select(async _ =>
        {
            var count = 0;
            for (; clock.Elapsed < Span; count++)
            {
                await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { DeliveryMode = DeliveryModes.Persistent }, body);
            }

            return count;
        }));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
