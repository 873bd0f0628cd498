using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>What a decision may look at besides the dossier and the command.</summary>
/// <param name="At">The effective instant (UTC): an answer's receivedAt, a timer's planned instant, else now.</param>
/// <param name="Now">When it is being processed (UTC); never before <paramref name="At"/>.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Calendar">The working calendar in force.</param>
/// <param name="Participants">Who is who.</param>
/// <param name="Settings">Defaults of the procedure (domain 3.19).</param>
/// <param name="NewId">Makes ids (tasks, receipts).</param>
public sealed record DecisionContext(
    DateTimeOffset At, DateTimeOffset Now, Actor Actor, WorkingCalendar Calendar, IParticipantDirectory Participants, ProcedureSettings Settings, Func<string> NewId);
