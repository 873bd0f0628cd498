using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Portal.Pages.Inbox;

/// <summary>Where one does what a task asks for: an answer on the task's own page, all else on the dossier's.</summary>
internal static class InboxPaths
{
    /// <summary>The page; of what has ended, the dossier.</summary>
    public static string Of(InboxItem item) => (item.Kind, item.State) switch
    {
        (TaskKind.Respond or TaskKind.Lift, _) => $"/tasks/{item.TaskId}",
        (_, not TaskState.Delivered) or (TaskKind.Attend or TaskKind.ConfirmDefinitive, _) => $"/dossiers/{item.DossierId}",
        (TaskKind.Revise, _) => $"/dossiers/{item.DossierId}/draft",
        (TaskKind.Execute, _) => $"/dossiers/{item.DossierId}/instructions/{item.Instruction}",
        (TaskKind.Decide, _) => $"/dossiers/{item.DossierId}/do/recordSitting",
        _ => $"/dossiers/{item.DossierId}/do/{char.ToLowerInvariant(item.Kind.ToString()[0])}{item.Kind.ToString()[1..]}",
    };
}
