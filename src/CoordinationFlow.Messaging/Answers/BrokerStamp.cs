using System.Globalization;
using MassTransit;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>
/// The broker's own millisecond, where a setting says that it overwrites what the sender wrote (RabbitMQ's
/// <c>message_interceptors.incoming.set_header_timestamp.overwrite = true</c>, from 3.12); else our first receipt.
/// </summary>
internal sealed class BrokerStamp(FirstReceipt first) : IArrivalStamp
{
    private const string Header = "timestamp_in_ms";

    /// <inheritdoc/>
    public DateTimeOffset Of(ConsumeContext context) =>
        context.Headers.TryGetHeader(Header, out var value) && long.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : first.Of(context);
}
