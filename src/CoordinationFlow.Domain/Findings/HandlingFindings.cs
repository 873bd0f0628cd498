using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Findings;

/// <summary>
/// A finding is open, in progress with a day of review, settled or dropped (domain 5.2). Who settles or drops it says why; the day of review lies
/// ahead; its owner has a seat.
/// </summary>
internal sealed class HandlingAFinding : Handler<HandleFinding>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, HandleFinding command)
    {
        if (story.Dossier.Findings.All(finding => finding.Number != command.Number))
        {
            return new Refusal("input.invalid", "number");
        }

        if (!Enum.IsDefined(command.State))
        {
            return new Refusal("input.invalid", "state");
        }

        if (command.Owner is { } owner && !story.Dossier.Seats.ContainsKey(owner))
        {
            return new Refusal("participant.unknown", "owner") { Participants = [owner] };
        }

        if (command.Review is { } review && (command.State != FindingState.InProgress || review <= BrusselsTime.LocalDate(story.At)))
        {
            return new Refusal("input.invalid", "review");
        }

        var isReasoned = !string.IsNullOrWhiteSpace(command.Remark);
        if (command.State is FindingState.Settled or FindingState.Dropped && !isReasoned)
        {
            return new Refusal("reason.missing", "remark");
        }

        story.Add(new FindingHandled(command.Number, command.State, command.Owner, command.Review, isReasoned ? story.Keep("remark", command.Remark!) : null));
        return null;
    }
}

/// <summary>A finding in progress is past its day of review (domain 5.3: K6): told once for each day.</summary>
internal sealed class FindingsFallOverdue : Handler<ReviewFindings>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReviewFindings command)
    {
        int[] overdue = [.. story.Dossier.Findings.Where(finding => DayIsOver(finding) <= story.At).Select(finding => finding.Number)];
        if (overdue.Length > 0)
        {
            story.Add(new FindingsOverdue([.. overdue]));
        }

        return null;
    }

    /// <summary>When the finding's day of review is over, UTC; null: it has none, or was told already.</summary>
    public static DateTimeOffset? DayIsOver(Finding finding) =>
        finding is { State: FindingState.InProgress, IsOverdue: false, Review: { } review } ? BrusselsTime.Start(review.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;
}
