using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Alarms;

/// <inheritdoc cref="IAlarms"/>
public sealed class AlarmBoard(IEnumerable<IAlarmSource> sources) : IAlarms, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _oneLooks = new(1);
    private (long At, IReadOnlyList<Alarm> Alarms)? _last;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Alarm>> NowAsync(CancellationToken cancellationToken)
    {
        await _oneLooks.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || TimeProvider.System.GetElapsedTime(last.At) > Fresh)
            {
                var found = new List<Alarm>();
                foreach (var source in sources)
                {
                    found.AddRange(await source.LookAsync(cancellationToken));
                }

                _last = last = (TimeProvider.System.GetTimestamp(), [.. found.OrderBy(alarm => alarm.Key, StringComparer.Ordinal).ThenBy(alarm => alarm.Since)]);
            }

            return last.Alarms;
        }
        finally
        {
            _oneLooks.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Alarm>> NowAsync(Caller caller, CancellationToken cancellationToken) => caller.Role switch
    {
        Role.Coordinator => await NowAsync(cancellationToken),
        Role.Administrator => [.. (await NowAsync(cancellationToken)).Select(alarm => alarm with { DossierId = null, Reference = null })],
        _ => [],
    };

    /// <inheritdoc/>
    public void Dispose() => _oneLooks.Dispose();
}
