using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Reopening;

/// <summary>
/// Reopens a dossier (domain 3.2: D17; INV-47): where the meeting was not held yet, or its report says Postponed or Deviated. The old record stays as
/// it is, and its instruction is valid until another replaces it.
/// </summary>
internal sealed class ReopeningADossier : Handler<Reopen>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Reopen command)
    {
        var dossier = story.Dossier;
        if (dossier.State is not (DossierState.Adopted or DossierState.Abstained or DossierState.InFollowUp) || !MayBeReopened(dossier, story.At))
        {
            return new Refusal("state.wrong");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        story.Add(new Reopened(dossier.PositionNo + 1, story.Keep("reason", command.Reason)));
        if (dossier is { Cutoff: { } cutoff, CutoffIsReached: false } && story.At >= cutoff.AddSeconds(1))
        {
            story.Add(new CutoffPassed());
        }

        return null;
    }

    /// <summary>Until the meeting's day is over it counts as not held, unless a report says what became of it.</summary>
    public static bool MayBeReopened(DossierSnapshot dossier, DateTimeOffset at) =>
        dossier.ReportOfThisPosition is { } report ? report.Result is ReportResult.Postponed or ReportResult.Deviated
        : dossier.Sheet.Meeting is not { } meeting || BrusselsTime.LocalDate(at) <= meeting;
}
