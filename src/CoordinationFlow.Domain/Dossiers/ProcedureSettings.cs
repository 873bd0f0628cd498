namespace CoordinationFlow.Domain.Dossiers;

/// <summary>Defaults of the procedure (domain 3.8, 3.19). Data, not constants; lengths in the unit that each name says.</summary>
public sealed record ProcedureSettings
{
    /// <summary>Ordinary procedure: default length in working days.</summary>
    public int OrdinaryWorkingDays { get; init; } = 5;

    /// <summary>Silence procedure: default length in working days.</summary>
    public int SilenceWorkingDays { get; init; } = 2;

    /// <summary>Urgent procedure: default length in elapsed hours.</summary>
    public int UrgentElapsedHours { get; init; } = 3;

    /// <summary>Minimum notice in working hours.</summary>
    public int MinNoticeWorkingHours { get; init; } = 4;

    /// <summary>Time for a definitive position after an instruction ad referendum, in working days.</summary>
    public int DefinitivePositionWorkingDays { get; init; } = 3;

    /// <summary>Minimum notice of an urgent round in elapsed hours.</summary>
    public int UrgentMinNoticeElapsedHours { get; init; } = 1;

    /// <summary>Notice of the coordination meeting in working hours.</summary>
    public int NoticeL1WorkingHours { get; init; } = 4;

    /// <summary>Notice of the Interministerial Conference in working days.</summary>
    public int NoticeL2WorkingDays { get; init; } = 2;

    /// <summary>Notice of the Concertation Committee and of the inner cabinet in working days.</summary>
    public int NoticeL3WorkingDays { get; init; } = 3;

    /// <summary>Time between two reviews of a kept reservation, in working days.</summary>
    public int ReviewWorkingDays { get; init; } = 20;
}
