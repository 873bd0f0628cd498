using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Deadlines;

/// <summary>The minimum notice of a procedure (domain 3.10, 3.19).</summary>
internal static class MinimumNotice
{
    /// <summary>The earliest deadline that keeps the notice from now.</summary>
    public static DateTimeOffset Earliest(Procedure procedure, DecisionContext context) => procedure == Procedure.Urgent
        ? Reckoning.AddElapsed(context.At, context.Settings.UrgentMinNoticeElapsedHours)
        : context.Calendar.AddWorkingTime(context.At, TimeSpan.FromHours(context.Settings.MinNoticeWorkingHours));
}
