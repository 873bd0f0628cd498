using CoordinationFlow.Coordination.Callers;

namespace CoordinationFlow.Coordination.Alarms;

/// <summary>Looks for one kind of alarm. Thread-safe.</summary>
public interface IAlarmSource
{
    /// <summary>What is so now.</summary>
    ValueTask<IReadOnlyList<Alarm>> LookAsync(CancellationToken cancellationToken);
}

/// <summary>All alarms. Thread-safe; the store is asked at most every few seconds, however many ask.</summary>
public interface IAlarms
{
    /// <summary>What is so now, by key and age.</summary>
    ValueTask<IReadOnlyList<Alarm>> NowAsync(CancellationToken cancellationToken);

    /// <summary>What a caller is shown: coordinators and administrators all, an administrator no reference of a dossier; nobody else anything.</summary>
    ValueTask<IReadOnlyList<Alarm>> NowAsync(Caller caller, CancellationToken cancellationToken);
}
