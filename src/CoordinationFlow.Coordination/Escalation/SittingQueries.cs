using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Escalation;

/// <inheritdoc cref="ISittingQueries"/>
public sealed class SittingQueries(IStore store, SessionParts parts) : ISittingQueries
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<SittingView>?> SittingsAsync(Caller caller, string dossierId, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (await SeenDossier.FindAsync(transaction, caller, dossierId, cancellationToken) is not var (dossier, visibility))
        {
            return null;
        }

        if (!visibility.SeesBlockers)
        {
            return [];
        }

        var texts = new DossierTexts(transaction, dossier);
        var views = ImmutableArray.CreateBuilder<SittingView>();
        foreach (var sitting in dossier.Sittings.Reverse())
        {
            views.Add(new SittingView(sitting.Number, sitting.Level, sitting.Ladder, sitting.ConvenedAt, sitting.PlannedAt)
            {
                Skipped = sitting.Skipped,
                Reason = sitting.ReasonHash is { } reason ? await texts.SentenceAsync(reason, cancellationToken) : null,
                Called = [.. sitting.Tasks.Keys],
                ClosedAt = sitting.ClosedAt,
                Exit = sitting.Exit,
                Present = sitting.Present,
                Tacit = sitting.Tacit,
                Confirming = sitting.Confirming,
                Decides = sitting.Decides,
                Version = sitting.Version,
                Minutes = sitting.MinutesHash is { } minutes ? await texts.SentenceAsync(minutes, cancellationToken) : null,
            });
        }

        return views.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<LadderView?> LadderAsync(Caller caller, string dossierId, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (await SeenDossier.FindAsync(transaction, caller, dossierId, cancellationToken) is not var (dossier, _))
        {
            return null;
        }

        var current = await parts.Reference.CurrentAsync(cancellationToken);
        var participants = new ParticipantDirectory(current);
        var now = Instants.ToMilliseconds(parts.Clock.GetUtcNow());
        var context = new DecisionContext(now, now, caller.As(Channel.Portal), current.Calendar, participants, parts.Settings, parts.Identity.NewId);
        var levels = Permissions.Allows(typeof(Escalate), caller.Role, caller.Participant, dossier.Sheet.Pilot) ? Convenable.Levels(dossier, context) : [];
        return new LadderView(dossier.LadderOf(participants), [.. levels.Select(one => new ConvenableLevel(one.Level, one.Earliest, one.Skips))]);
    }
}
