using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging;

/// <summary>What the bus's side says to operators. No text of a draft or a position ever stands in it.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Debug, "The queues of {Participant} are connected.")]
    public static partial void EndpointsConnected(ILogger logger, string participant);

    [LoggerMessage(4002, LogLevel.Warning, "{Count} sent messages have not arrived yet; they are sent again.")]
    public static partial void NotArrived(ILogger logger, int count);

    [LoggerMessage(4003, LogLevel.Error, "The relay failed and tries again.")]
    public static partial void RelayFailed(ILogger logger, Exception problem);

    [LoggerMessage(4004, LogLevel.Warning, "A message on {Endpoint} was refused: {Code}.")]
    public static partial void MessageRefused(ILogger logger, string endpoint, string code);

    [LoggerMessage(4005, LogLevel.Error, "A message on {Endpoint} failed after all tries and was set aside.")]
    public static partial void MessageFailed(ILogger logger, string endpoint, Exception problem);

    [LoggerMessage(4007, LogLevel.Warning, "The marker sent through {Queue} is not back; rounds that wait for it stay open.")]
    public static partial void MarkerIsLate(ILogger logger, string queue, Exception? problem);

    [LoggerMessage(4008, LogLevel.Warning, "The store failed while a message on {Endpoint} was taken in; it is tried again and keeps its place.")]
    public static partial void StoreFailed(ILogger logger, string endpoint, Exception problem);

    [LoggerMessage(4009, LogLevel.Information, "{Participant} has retired; its answers queue is closed.")]
    public static partial void Retired(ILogger logger, string participant);

    [LoggerMessage(4010, LogLevel.Warning, "The post failed; letters wait and are tried again.")]
    public static partial void PostFailed(ILogger logger, Exception problem);

    [LoggerMessage(4011, LogLevel.Error, "The mail server refuses the letter {Letter} to {Recipient}: {Problem}.")]
    public static partial void LetterRefused(ILogger logger, string recipient, string letter, string problem);

    [LoggerMessage(4006, LogLevel.Error, "The outbox row {Id} of type {Type} could not be sent and stays.")]
    public static partial void NotSent(ILogger logger, string type, string id, Exception problem);
}
