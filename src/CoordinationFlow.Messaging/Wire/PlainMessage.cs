namespace CoordinationFlow.Messaging.Wire;

/// <summary>What travels: the bytes of a message as they stand on the wire, read or not.</summary>
internal sealed record PlainMessage(byte[] Body);
