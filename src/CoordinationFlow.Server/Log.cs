namespace CoordinationFlow.Server;

/// <summary>All log messages of this project; ids 6000 to 6099. None holds a text of a dossier.</summary>
internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Error, "The deadline worker failed; it looks again in a moment")]
    public static partial void DeadlinesFailed(ILogger logger, Exception error);

    [LoggerMessage(6002, LogLevel.Warning, "Alarm: {Alarm}")]
    public static partial void AlarmRaised(ILogger logger, string alarm);

    [LoggerMessage(6003, LogLevel.Warning, "The look for alarms failed; it is tried again")]
    public static partial void AlarmsFailed(ILogger logger, Exception problem);

    [LoggerMessage(6001, LogLevel.Warning, "What fell due for dossier {DossierId} was refused: {Code}")]
    public static partial void DueRefused(ILogger logger, string dossierId, string code);
}
