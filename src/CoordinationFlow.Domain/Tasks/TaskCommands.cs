using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;

namespace CoordinationFlow.Domain.Tasks;

/// <summary>The task stands in the participant's queue or inbox since the command's instant.</summary>
public sealed record DeliverTask(string DossierId, string TaskId) : DossierCommand(DossierId);

/// <summary>A person has opened the task in the portal, or the ministry's system has said so.</summary>
public sealed record OpenTask(string DossierId, string TaskId) : DossierCommand(DossierId);

/// <summary>A handler takes the task up, or takes it over.</summary>
public sealed record ClaimTask(string DossierId, string TaskId) : DossierCommand(DossierId);

/// <summary>The handler gives the task back.</summary>
public sealed record ReleaseTask(string DossierId, string TaskId) : DossierCommand(DossierId);

/// <summary>The handler's text lies ready for the mandate holder; it does not count.</summary>
public sealed record PrepareAnswer(string DossierId, string TaskId, PositionContent Content) : DossierCommand(DossierId);

/// <summary>The mandate holder sends the prepared answer back with a remark.</summary>
public sealed record ReturnAnswer(string DossierId, string TaskId, string Remark) : DossierCommand(DossierId);
