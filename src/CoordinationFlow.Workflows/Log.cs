using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Workflows;

/// <summary>All log messages of this project; ids 2000 to 2099. None holds a value of an instance or the text of a fault.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Warning, "Incident in instance {InstanceId} of {DefinitionId}, activity {ActivityId} ({ActivityType})")]
    public static partial void IncidentRaised(ILogger logger, string instanceId, string definitionId, string activityId, string activityType);
}
