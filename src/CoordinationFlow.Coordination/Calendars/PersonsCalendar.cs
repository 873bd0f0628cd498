using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Calendars;

/// <summary>What stands in a person's calendar: the open deadlines, sittings and meetings of the dossiers that the person's roles may see.</summary>
public sealed class PersonsCalendar(TimeProvider clock, MailRules rules)
{
    private const int Most = 1000;
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(90);

    /// <summary>The entries, by beginning.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(IStepTransaction transaction, Person person, MailTexts texts, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<string, CalendarEntry>(StringComparer.Ordinal);
        foreach (var role in person.Roles)
        {
            foreach (var dossier in await DossiersAsync(transaction, role, cancellationToken))
            {
                var title = dossier.Sheet.Classification == Classification.Restricted ? [] : dossier.Sheet.Title;
                foreach (var entry in Marks(dossier, role).Select(mark => CalendarEntry.Of(mark, dossier.Id, dossier.Sheet.Reference, title, texts, rules)))
                {
                    entries[entry.Uid] = entry;
                }
            }
        }

        return [.. entries.Values.OrderBy(entry => entry.Start).ThenBy(entry => entry.Uid, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<DossierSnapshot>> DossiersAsync(IStepTransaction transaction, PersonRole role, CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow() - LookedBack;
        IReadOnlyList<DossierRow> rows;
        if (role.Role is Role.Coordinator or Role.Secretariat)
        {
            rows = await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.SortAt), Comparison.AtLeast, from).OrderBy(nameof(DossierRow.SortAt)).Take(Most), cancellationToken);
        }
        else if (role.Participant is { } participant)
        {
            var seats = DossierSeatRow.Table.Where(nameof(DossierSeatRow.Participant), Comparison.Equal, participant).Where(nameof(DossierSeatRow.SortAt), Comparison.AtLeast, from);
            var ids = (await transaction.QueryAsync(seats.OrderBy(nameof(DossierSeatRow.SortAt)).Take(Most), cancellationToken)).Select(seat => seat.DossierId).ToArray();
            rows = ids.Length == 0 ? [] : await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.Id), Comparison.In, ids), cancellationToken);
        }
        else
        {
            rows = [];
        }

        var seen = new List<DossierSnapshot>(rows.Count);
        foreach (var dossier in rows.Select(row => SnapshotJson.Read(row.Snapshot)).Where(dossier => role.Participant is not null || !Sandbox.IsOne(dossier)))
        {
            if ((await transaction.VisibilityAsync(dossier, role.Role, role.Participant, cancellationToken)).CanSee)
            {
                seen.Add(dossier);
            }
        }

        return seen;
    }

    private IEnumerable<CalendarMark> Marks(DossierSnapshot dossier, PersonRole role)
    {
        if (dossier.State is DossierState.Withdrawn or DossierState.Closed)
        {
            yield break;
        }

        var (isOverseer, own) = (role.Role is Role.Coordinator or Role.Secretariat, role.Participant ?? "");
        if (dossier.OpenRound is { } round && (isOverseer || own == dossier.Sheet.Pilot || role.Role == Role.Observer || round.Tasks.GetValueOrDefault(own) is { IsOpen: true }))
        {
            yield return DossierMail.Deadline(round);
        }

        foreach (var sitting in dossier.Sittings.Where(one => one.IsOpen && (isOverseer || one.Tasks.GetValueOrDefault(own) is { IsOpen: true })))
        {
            yield return DossierMail.Of(sitting);
        }

        if (dossier.Sheet.Meeting is { } day && day >= BrusselsTime.LocalDate(clock.GetUtcNow()))
        {
            yield return DossierMail.Meeting(dossier, cancelled: false)!;
        }
    }
}
