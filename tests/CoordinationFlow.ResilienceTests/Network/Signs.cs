namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>How things look on the wire.</summary>
internal static class Signs
{
    /// <summary>PostgreSQL gets a step's writes and their commit, all in one piece with the transaction's beginning.</summary>
    public const string Commit = "BEGIN TRANSACTION";

    /// <summary>AMQP's basic.publish: class 60, method 40.</summary>
    public const string Publish = "\0\u003c\0\u0028";

    /// <summary>AMQP's basic.deliver: class 60, method 60.</summary>
    public const string Deliver = "\0\u003c\0\u003c";

    /// <summary>AMQP's basic.ack: class 60, method 80; of a reader what it has taken in, of the broker what it has confirmed.</summary>
    public const string Acknowledge = "\0\u003c\0\u0050";

    /// <summary>A message that this side sends through a participant's answers queue before a round closes.</summary>
    public const string Marker = "coordinationflow-marker";
}
