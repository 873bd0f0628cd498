using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Api;

/// <summary>All log messages of this project; ids 5000 to 5099. None holds a text of a dossier.</summary>
internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Error, "A request of the API failed")]
    public static partial void RequestFailed(ILogger logger, Exception error);

    [LoggerMessage(5001, LogLevel.Error, "A request of the API could not be served because of the store")]
    public static partial void StoreFailed(ILogger logger, Exception error);
}
