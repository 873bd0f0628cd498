using MassTransit;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>When a message reached our side (design, section 6). A seam: some brokers stamp by themselves, and tests play one that does.</summary>
public interface IArrivalStamp
{
    /// <summary>Our first stamp, UTC. What the sender claims is never used.</summary>
    DateTimeOffset Of(ConsumeContext context);
}

/// <summary>The instant at which this process took the message from the queue; further tries keep it.</summary>
internal sealed class FirstReceipt(TimeProvider time) : IArrivalStamp
{
    /// <inheritdoc/>
    public DateTimeOffset Of(ConsumeContext context) => time.GetUtcNow() - context.ReceiveContext.ElapsedTime;
}
