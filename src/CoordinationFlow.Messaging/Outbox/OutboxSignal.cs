using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Waking;

namespace CoordinationFlow.Messaging.Outbox;

/// <summary>Wakes the relay at a commit.</summary>
internal sealed class OutboxSignal : Bell, IOutboxSignal;
