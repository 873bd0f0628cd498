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
        RiverValleysEscalated(play, Ago, calendar.AddWorkingDays(now, 4).AddHours(-7));
        CertificatesAdopted(play, Ago);
        NavigationInstructedAdReferendum(play, calendar.CutoffBefore(BrusselsTime.LocalDate(now)));
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

    private static void RiverValleysEscalated(DemoPlay play, Func<double, DateTimeOffset> ago, DateTimeOffset conference)
    {
        const string Reference = "BE-2027-0003";
        play.Create(ago(92), Reference);
        play.Circulate(ago(90), Reference, new DeadlineRule.WorkingDays(5));
        play.Answer(ago(84), Reference, "WAL", Agrees);
        play.Answer(ago(76), Reference, "BRU", Agrees);
        play.Answer(ago(68), Reference, "ECO", Agrees);
        play.Answer(ago(60), Reference, "VL", Blocks("p1", "Een bindende doelstelling per stroomgebied is voor Vlaanderen niet haalbaar.", "nl"));
        play.AskForLevel(ago(39), Reference, "VL", "De tekst van §1 kan niet in een schriftelijke ronde worden opgelost.");
        play.Convene(ago(38), Reference, Level.L1, ago(30));
        play.NoAgreement(ago(29), Reference, Level.L1, "HEA proposed a target for the country as a whole. VL could not accept a binding target in any form; WAL, BRU and ECO hold to §1.", ["HEA", "VL", "WAL", "BRU", "ECO"]);
        play.Convene(ago(26), Reference, Level.L2, conference);
    }

    /// <summary>Adopted more than twenty working days ago: the reservation kept is past its review. An answer that came afterwards is a finding.</summary>
    private static void CertificatesAdopted(DemoPlay play, Func<double, DateTimeOffset> ago)
    {
        const string Reference = "BE-2027-0004";
        play.Create(ago(242), Reference);
        play.Circulate(ago(240), Reference, new DeadlineRule.WorkingDays(4));
        play.Answer(ago(234), Reference, "EMP", Agrees);
        play.Answer(ago(230), Reference, "WAL", Agrees);
        play.Answer(ago(226), Reference, "VL", Agrees);
        play.Answer(ago(222), Reference, "OBG", new(Stance.Agree)
        {
            Paragraphs = ImmutableDictionary<string, Stance>.Empty.Add("p1", Stance.ParliamentaryReservation),
            Parliament = "Parlament der Deutschsprachigen Gemeinschaft",
            Language = "de",
        });
        play.Adopt(ago(180), Reference);
        play.Confirm(ago(178), Reference);
        play.Answer(ago(150), Reference, "EMP", new(Stance.AgreeWithComments)
        {
            Comment = "Two years are short for employers with fewer than five people.",
            Language = "en",
        });
    }

    /// <summary>The urgent round ended at a quarter past eleven without the Finance ministry; at noon the instruction went out all the same.</summary>
    private static void NavigationInstructedAdReferendum(DemoPlay play, DateTimeOffset noon)
    {
        const string Reference = "BE-2027-0005";
        play.Create(noon.AddHours(-4), Reference);
        play.Circulate(noon.AddHours(-3.75), Reference, new DeadlineRule.ElapsedHours(3), Procedure.Urgent);
        play.Answer(noon.AddHours(-3), Reference, "DEF", Agrees);
        play.Answer(noon.AddHours(-2), Reference, "CHAN", Agrees);
        play.InstructAdReferendum(noon, Reference, "The table decides this afternoon, and the Finance ministry has not opened its task.");
    }

    private static PositionContent Blocks(string paragraph, string reason, string language = "en") => new(Stance.Agree)
    {
        Paragraphs = ImmutableDictionary<string, Stance>.Empty.Add(paragraph, Stance.SubstantiveReservation),
        Reason = reason,
        Language = language,
    };
}
