using Microsoft.Extensions.Logging;

namespace CoordinationFlow.ElsaApi;

/// <summary>All log messages of this project; ids 5500 to 5599. None holds a value of an instance.</summary>
internal static partial class Log
{
    [LoggerMessage(5500, LogLevel.Warning, "Elsa's API was asked for {Method} {Path}, which this server does not have")]
    public static partial void RouteUnknown(ILogger logger, string method, string path);

    [LoggerMessage(5501, LogLevel.Error, "A request of Elsa's API failed")]
    public static partial void RequestFailed(ILogger logger, Exception error);

    [LoggerMessage(5503, LogLevel.Error, "A request of Elsa's API could not be served because of the store")]
    public static partial void StoreFailed(ILogger logger, Exception error);

    [LoggerMessage(5502, LogLevel.Error, "The viewers of an instance could not be told of its news")]
    public static partial void NewsFailed(ILogger logger, Exception error);
}
