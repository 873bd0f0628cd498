using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.FollowUp;

/// <summary>
/// Records the report after the meeting (domain 3.2: D16; 3.14). As instructed, or not reached: the dossier is closed. A deviation is a finding, and
/// a definitive position is owed; after a deviation or a postponement the dossier may be reopened.
/// </summary>
internal sealed class ReportingBack : Handler<ReportBack>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReportBack command)
    {
        if (story.Dossier.State != DossierState.InFollowUp)
        {
            return new Refusal("state.wrong");
        }

        if (!Enum.IsDefined(command.Result))
        {
            return new Refusal("input.invalid", "result");
        }

        var isReasoned = !string.IsNullOrWhiteSpace(command.Reason);
        if (command.Result == ReportResult.Deviated && !isReasoned)
        {
            return new Refusal("reason.missing", "reason");
        }

        var (instruction, reason) = (story.Dossier.Instructions[^1], isReasoned ? story.Keep("reason", command.Reason!) : null);
        story.Add(new ReportRecorded(command.Result, instruction.No, reason));
        if (command.Result == ReportResult.Deviated)
        {
            story.Add(new FindingRaised("follow-up.deviated", null));
            DefinitivePositions.Owe(story, instruction.Vote, instruction.Version, reason);
        }

        return null;
    }
}
