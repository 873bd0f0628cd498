using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.AdReferendum;

/// <summary>The duty to give a definitive position: 17:00 on the third working day after (domain 3.14, 3.19).</summary>
internal static class DefinitivePositions
{
    /// <summary>Arms the duty for what was instructed or said with this vote on this version.</summary>
    public static void Owe(Happenings story, Vote vote, int version, string? reasonHash) =>
        story.Add(new DefinitivePositionDue(story.Context.Calendar.AddWorkingDays(story.At, story.Context.Settings.DefinitivePositionWorkingDays), vote, version) { ReasonHash = reasonHash });

    /// <summary>Ends the duty, where one is owed, by a definitive instruction: Confirmed where vote and version are the same, else Corrected.</summary>
    public static void Give(Happenings story, Instruction instruction)
    {
        if (story.Dossier.Definitive is { IsOwed: true } duty)
        {
            story.Add(new DefinitivePosition(instruction.Vote == duty.Vote && instruction.Version == duty.Version ? DefinitiveState.Confirmed : DefinitiveState.Corrected));
        }
    }
}

/// <summary>The duty fell due and nothing was given: a finding (domain 3.14).</summary>
internal sealed class FallingOverdue : Handler<ReachDefinitiveDue>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReachDefinitiveDue command)
    {
        if (story.Dossier.Definitive is { IsOwed: true } duty && story.At >= duty.Due.AddSeconds(1))
        {
            story.Add(new DefinitivePosition(DefinitiveState.Overdue));
            story.Add(new FindingRaised("definitive-position.overdue", null));
        }

        return null;
    }
}
