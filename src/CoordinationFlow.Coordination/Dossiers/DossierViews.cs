using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>A dossier as one caller may see it (domain 3.15).</summary>
internal sealed class DossierViews(DossierSnapshot dossier, DossierVisibility visibility, Caller caller, WorkingCalendar calendar, DossierTexts texts)
{
    private bool SeesAll => visibility.IsOverseer || visibility.IsPilot;

    public async ValueTask<DossierView> ViewAsync(CancellationToken cancellationToken)
    {
        var late = dossier.Positions.Where(position => position is { Admitted: false, Receipt.Status: PositionStatus.Late } && (visibility.IsOverseer || position.Participant == caller.Participant));
        return new DossierView(dossier.Id, await texts.SheetAsync(cancellationToken), dossier.State)
        {
            Cutoff = dossier.Cutoff,
            Drafts = [.. dossier.Versions.Reverse().Where(version => visibility.CanReadVersion(version.Number)).Select(version => new DraftLine(version.Number, version.Hash, version.WrittenAt, version.CirculatedAt is not null))],
            Rounds = [.. dossier.Rounds.Reverse().Select(RoundOf)],
            Assessment = Assessment(),
            Positions = await PositionsAsync(Standing(), cancellationToken),
            Late = await PositionsAsync(late, cancellationToken),
            Adoption = dossier.Adoption is { } record ? Shown(record) : null,
            Former = [.. dossier.FormerAdoptions.Reverse().Select(Shown)],
            Impact = SeesAll ? dossier.OpenRound?.Impact : null,
            Definitive = SeesAll || caller.Role == Domain.Rights.Role.PermanentRepresentation ? dossier.Definitive : null,
            Abstention = dossier.Abstention is { } abstention ? (visibility.SeesBlockers ? abstention : abstention with { Blockers = ImmutableDictionary<string, ImmutableArray<string>>.Empty }) : null,
            Instructions = visibility.IsOverseer || caller.Role == Domain.Rights.Role.PermanentRepresentation ? [.. dossier.Instructions.Reverse()] : [],
            Findings = visibility.IsOverseer ? [.. dossier.Findings.Select(finding => new FindingView(finding.Number, finding.Code, finding.Participant, finding.At, finding.State))] : [],
            Wait = Wait(),
            Commands = PossibleCommands.Of(dossier, caller),
        };
    }

    private AdoptionRecord Shown(AdoptionRecord record) =>
        visibility.SeesBlockers || visibility.OwnSeat == Seat.Informed ? record : record with { Express = [], Tacit = [], DidNotAnswer = [], NoCompetence = [], Reservations = [] };

    private RoundView RoundOf(Round round) => new(round.Number, round.Role, round.State, round.Version, round.Procedure, round.OpenedAt, round.Deadline)
    {
        Asked = [.. round.Tasks.Keys],
        Tasks = [.. round.Tasks.Values.Where(task => visibility.SeesPositionsOf(round.Number) || task.Participant == caller.Participant).Select(task => new TaskLine(task.Id, task.Participant, task.State, task.Since, StatusOf(round, task.Participant)))],
        ClosedAt = round.ClosedAt,
        Closed = visibility.SeesOutcomeOf(round.Number) ? Shown(round.AtClose) : null,
        Reminders = SeesAll ? [.. round.Reminders.Select(reminder => reminder.DueAt)] : [],
        WorkingHours = calendar.WorkingTimeBetween(round.OpenedAt, round.Deadline).TotalHours,
        WorkingHoursToCutoff = dossier.Cutoff is { } cutoff ? calendar.WorkingTimeBetween(round.Deadline, cutoff).TotalHours : null,
    };

    private PositionStatus? StatusOf(Round round, string participant) =>
        dossier.Positions.LastOrDefault(position => position.Round == round.Number && position.Participant == participant && position.Receipt.Status != PositionStatus.Unchanged)?.Receipt.Status;

    /// <summary>As of now for overseers and the pilot; for others where the last closed round left it.</summary>
    private Assessment? Assessment()
    {
        if (SeesAll)
        {
            return dossier.Rounds.IsEmpty ? null : dossier.Assess();
        }

        var told = dossier.Rounds.LastOrDefault(round => round.State == RoundState.Closed && visibility.SeesOutcomeOf(round.Number));
        return Shown(told?.Now);
    }

    private Assessment? Shown(Assessment? assessment) => assessment is null || visibility.SeesBlockers ? assessment : assessment with
    {
        Paragraphs = assessment.Paragraphs.ToImmutableDictionary(one => one.Key, one => one.Value with { By = [] }),
        Express = [],
        Tacit = [],
        Missing = [],
        NoCompetence = [],
        Excluded = [],
        CarriedOver = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
        Notes = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
    };

    private IEnumerable<StoredPosition> Standing() =>
        from round in dossier.Rounds
        from participant in round.Standing.Keys
        where participant == caller.Participant || visibility.SeesPositionsOf(round.Number)
        select dossier.StandingOf(round, participant)!;

    private async ValueTask<ImmutableArray<PositionView>> PositionsAsync(IEnumerable<StoredPosition> positions, CancellationToken cancellationToken)
    {
        var views = ImmutableArray.CreateBuilder<PositionView>();
        foreach (var position in positions)
        {
            views.Add(await texts.PositionAsync(position, cancellationToken));
        }

        return views.ToImmutable();
    }

    private WaitView? Wait()
    {
        var key = Waiting.KeyOf(dossier);
        if (dossier.OpenRound is { } round)
        {
            var awaited = visibility.SeesPositionsOf(round.Number) ? round.Tasks.Values.Where(task => task.IsOpen).Select(task => task.Participant) : [];
            return new WaitView(key, [.. awaited], round.OpenedAt, round.Deadline, $"then.{round.Procedure}".ToLowerInvariant());
        }

        if (!visibility.SeesWhatItWaitsFor)
        {
            return null;
        }

        if (dossier.OpenSitting() is { } sitting)
        {
            return new WaitView(key, [], sitting.ConvenedAt, sitting.PlannedAt, null);
        }

        var since = dossier.LastRound?.ClosedAt ?? dossier.Version?.WrittenAt;
        return since is null ? null : new WaitView(key, key == "wait.pilot-revises" ? [dossier.Sheet.Pilot] : [], since.Value, dossier.CutoffIsReached ? null : dossier.Cutoff, null);
    }
}
