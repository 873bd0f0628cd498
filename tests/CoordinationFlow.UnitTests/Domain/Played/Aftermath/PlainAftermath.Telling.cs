using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Domain.Played.Aftermath;

/// <summary>An instruction of the plain model.</summary>
internal sealed record PlainInstruction(int No, int Position, int Version, Vote Vote, bool IsAdReferendum, int Replaces, string Reservations);

/// <summary>A definitive position that is or was owed.</summary>
internal sealed record PlainDuty(DateTimeOffset Due, Vote Vote, int Version, DefinitiveState? State);

/// <content>What both sides tell, line by line.</content>
internal sealed partial class PlainAftermath
{
    private static readonly PlainClock Calendar = new();

    public string Tell() => string.Join(
        "\n",
        [
            $"{State} position {_position}",
            .. _instructions.Select(one => $"instruction {one}"),
            $"duty {_duty}",
            $"findings {string.Join(" ", _findings)}",
            .. _reviews.Select(one => $"review {one.Key} {one.Value.At:u} {one.Value.Passed}"),
            $"next {Next:u}",
        ]);

    public static string Tell(DossierSnapshot dossier) => string.Join(
        "\n",
        [
            $"{dossier.State} position {dossier.PositionNo}",
            .. dossier.Instructions.Select(one => $"instruction {new PlainInstruction(one.No, one.Position, one.Version, one.Vote, one.AdReferendum, one.Replaces ?? 0, string.Join(" ", one.Reservations.Select(kept => $"{kept.Paragraph}:{kept.Stance}").Order(StringComparer.Ordinal)))}"),
            $"duty {(dossier.Definitive is { } duty ? new PlainDuty(duty.Due, duty.Vote, duty.Version, duty.State) : null)}",
            $"findings {string.Join(" ", dossier.Findings.Select(finding => finding.Code))}",
            .. dossier.Lifts.Where(lift => lift is { IsKept: true, IsOpen: true }).OrderBy(lift => lift.Participant, StringComparer.Ordinal).Select(lift => $"review {lift.Participant} {lift.ReviewAt:u} {lift.Reviews}"),
            $"next {DueItems.Of(dossier).Where(item => item.Kind is DueItemKind.Definitive or DueItemKind.Review).Select(item => (DateTimeOffset?)item.DueAt).Min():u}",
        ]);

    /// <summary>17:00 in Brussels of the n-th working day after that local day.</summary>
    private static DateTimeOffset WorkingDaysAfter(DateTimeOffset start, int days)
    {
        var day = PlainClock.Local(start).Date;
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= Calendar.IsWorkingDay(day) ? 1 : 0;
        }

        var winter = new DateTimeOffset(day.AddHours(16), TimeSpan.Zero);
        return PlainClock.Local(winter).Hour == 17 ? winter : winter.AddHours(-1);
    }
}
