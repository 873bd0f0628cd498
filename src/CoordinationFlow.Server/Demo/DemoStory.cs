using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Server.Demo;

/// <summary>
/// What happened to the demo dossiers in the weeks before now, so that the board shows each state. Instants are reckoned back from
/// now in working time: the same now gives the same story.
/// </summary>
internal static class DemoStory
{
    private static readonly PositionContent Agrees = new(Stance.Agree);

    public static void Tell(DemoPlay play, DateTimeOffset now, WorkingCalendar calendar)
    {
        DateTimeOffset Ago(double hours) => calendar.SubtractWorkingTime(now, TimeSpan.FromHours(hours));

        SkillsInRound(play, Ago);
        BorderProceduresDiverged(play, Ago);
        RiverValleysBlocked(play, Ago);
        CertificatesAdopted(play, Ago);
        play.Create(Ago(6), "BE-2027-0006");
    }

    private static void SkillsInRound(DemoPlay play, Func<double, DateTimeOffset> ago)
    {
        const string Reference = "BE-2027-0001";
        play.Create(ago(30), Reference);
        play.Circulate(ago(21), Reference, new DeadlineRule.WorkingDays(5));
        play.Answer(ago(13), Reference, "FIN", new(Stance.AgreeWithComments)
        {
            Comment = "Agreed, provided that the cost stays within existing budgets.",
            Remarks = ImmutableDictionary<string, string>.Empty.Add("p5", "Please keep this sentence as it is."),
            Language = "en",
        });
        play.Answer(ago(5), Reference, "VL", Agrees);
    }

    private static void BorderProceduresDiverged(DemoPlay play, Func<double, DateTimeOffset> ago)
    {
        const string Reference = "BE-2027-0002";
        play.Create(ago(52), Reference);
        play.Circulate(ago(50), Reference, new DeadlineRule.WorkingDays(4));
        play.Answer(ago(44), Reference, "IO", Agrees);
        play.Answer(ago(40), Reference, "CGRS", Blocks("p2", "Care on the spot cannot be promised for applicants with special needs."));
        play.Answer(ago(36), Reference, "FEDASIL", new(Stance.Agree)
        {
            Paragraphs = ImmutableDictionary<string, Stance>.Empty.Add("p3", Stance.AgreeWithComments),
            Comment = "Say who counts the places.",
            Language = "en",
        });
        play.Answer(ago(34), Reference, "JUS", Agrees);
        play.Answer(ago(32), Reference, "CABMIG", Agrees);
    }

    private static void RiverValleysBlocked(DemoPlay play, Func<double, DateTimeOffset> ago)
    {
        const string Reference = "BE-2027-0003";
        play.Create(ago(62), Reference);
        play.Circulate(ago(60), Reference, new DeadlineRule.WorkingDays(5));
        play.Answer(ago(54), Reference, "WAL", Agrees);
        play.Answer(ago(46), Reference, "BRU", Agrees);
        play.Answer(ago(38), Reference, "ECO", Agrees);
        play.Answer(ago(30), Reference, "VL", Blocks("p1", "Een bindende doelstelling per stroomgebied is voor Vlaanderen niet haalbaar.", "nl"));
    }

    private static void CertificatesAdopted(DemoPlay play, Func<double, DateTimeOffset> ago)
    {
        const string Reference = "BE-2027-0004";
        play.Create(ago(82), Reference);
        play.Circulate(ago(80), Reference, new DeadlineRule.WorkingDays(4));
        play.Answer(ago(74), Reference, "EMP", Agrees);
        play.Answer(ago(70), Reference, "WAL", Agrees);
        play.Answer(ago(66), Reference, "VL", Agrees);
        play.Answer(ago(62), Reference, "OBG", new(Stance.Agree)
        {
            Paragraphs = ImmutableDictionary<string, Stance>.Empty.Add("p1", Stance.ParliamentaryReservation),
            Parliament = "Parlament der Deutschsprachigen Gemeinschaft",
            Language = "de",
        });
        play.Adopt(ago(20), Reference);
    }

    private static PositionContent Blocks(string paragraph, string reason, string language = "en") => new(Stance.Agree)
    {
        Paragraphs = ImmutableDictionary<string, Stance>.Empty.Add(paragraph, Stance.SubstantiveReservation),
        Reason = reason,
        Language = language,
    };
}
