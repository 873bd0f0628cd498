using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>
/// Each holder of a reservation kept at adoption has a task to lift it, with a review date, until it is lifted or the dossier is closed (domain 3.4,
/// U18). Whoever was asked before adoption is asked as long as it holds back. Looked at after every decision, whatever has happened.
/// </summary>
public static class AHolderIsAskedWhileItHolds
{
    internal static void Follow(Happenings story)
    {
        if (story.Dossier is { Lifts.IsEmpty: true, Kept.IsEmpty: true })
        {
            return;
        }

        var inherited = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var lift in story.Dossier.Lifts.Where(lift => lift.IsOpen).ToArray())
        {
            if (EndOf(story.Dossier, lift) is { } state)
            {
                story.Add(new LiftEnded(lift.Id, lift.Participant, state));
                if (state == TaskState.Transferred)
                {
                    inherited[story.Dossier.SpeakerOf(lift.Participant)] = lift.ReviewAt;
                }
            }
        }

        AskHeirs(story, inherited);
        AskKeepers(story, inherited);
    }

    /// <summary>Those that hold back as the dossier stands: kept reservations after adoption, open reservations and objections before.</summary>
    public static IEnumerable<string> Holders(DossierSnapshot dossier) =>
        dossier.Adoption is not null
            ? dossier.Kept.Select(kept => kept.Participant).Where(code => dossier.Seats.ContainsKey(code) && !dossier.Excluded.Contains(code)).Distinct()
            : dossier.Counted.Where(code => (dossier.Version?.Paragraphs ?? []).Any(mark => Standing.Of(dossier, code, mark) is { Blocks: true } or { Reserves: true }));

    /// <summary>Before adoption a successor goes on with what its predecessor was asked, if it holds back in its stead.</summary>
    private static void AskHeirs(Happenings story, Dictionary<string, DateTimeOffset> inherited)
    {
        if (story.Dossier is { Adoption: null, State: DossierState.InRound or DossierState.Assessing or DossierState.Escalated } dossier)
        {
            foreach (var (heir, at) in inherited.Where(one => Holders(dossier).Contains(one.Key) && !HasTask(dossier, one.Key)))
            {
                story.Add(new LiftAsked(story.Context.NewId(), heir, at, IsKept: false));
            }
        }
    }

    private static void AskKeepers(Happenings story, Dictionary<string, DateTimeOffset> inherited)
    {
        if (story.Dossier is not { Adoption: not null, State: DossierState.Adopted or DossierState.InFollowUp } dossier)
        {
            return;
        }

        foreach (var holder in Holders(dossier).Where(code => !HasTask(dossier, code)).ToArray())
        {
            story.Add(new LiftAsked(story.Context.NewId(), holder, inherited.TryGetValue(holder, out var at) ? at : ReviewDate(story), IsKept: true));
        }
    }

    /// <summary>The next review date: 17:00 of the working day that the settings say.</summary>
    internal static DateTimeOffset ReviewDate(Happenings story) => story.Context.Calendar.AddWorkingDays(story.At, story.Context.Settings.ReviewWorkingDays);

    /// <summary>Whether the holder is asked already.</summary>
    public static bool HasTask(DossierSnapshot dossier, string holder) => dossier.Lifts.Any(lift => lift.IsOpen && lift.Participant == holder);

    /// <summary>How the task ends now; null: it goes on.</summary>
    private static TaskState? EndOf(DossierSnapshot dossier, LiftTask lift) => dossier.State switch
    {
        DossierState.Withdrawn => TaskState.Cancelled,
        DossierState.Closed or DossierState.Abstained => TaskState.Lapsed,
        _ when dossier.SpeakerOf(lift.Participant) != lift.Participant => TaskState.Transferred,
        _ when lift.IsKept != dossier.Adoption is not null || dossier.Abstention is not null => lift.IsKept ? TaskState.Cancelled : TaskState.Lapsed,
        _ when Holders(dossier).Contains(lift.Participant) => null,
        _ => HasSaidSo(dossier, lift.Participant) ? TaskState.Answered : TaskState.Cancelled,
    };

    private static bool HasSaidSo(DossierSnapshot dossier, string participant) => dossier.Seats.ContainsKey(participant) && !dossier.Excluded.Contains(participant);
}
