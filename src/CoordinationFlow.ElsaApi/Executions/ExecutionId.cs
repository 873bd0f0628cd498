using System.Globalization;

namespace CoordinationFlow.ElsaApi.Executions;

/// <summary>An execution's id on the wire: its instance's id and its number in the instance's journal.</summary>
internal static class ExecutionId
{
    private const char Between = '-';

    public static string Of(string instanceId, long execution) => string.Create(CultureInfo.InvariantCulture, $"{instanceId}{Between}{execution}");

    /// <summary>The two parts; null where it is no such id.</summary>
    public static (string InstanceId, long Number)? Parse(string? id) =>
        id is not null && id.LastIndexOf(Between) is var at and > 0 && long.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (id[..at], number)
            : null;
}
