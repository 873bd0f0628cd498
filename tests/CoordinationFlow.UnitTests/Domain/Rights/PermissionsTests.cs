using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.UnitTests.Domain.Rights;

/// <summary>The table of who may give which command, cell by cell.</summary>
public sealed class PermissionsTests
{
    // C coordinator, P and p the pilot's mandate holder and handler, M and H another participant's, F flow, K clock, L secretariat.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["CreateDossier"] = "CPp",
        ["EditSheet"] = "C",
        ["WriteDraft"] = "CPp",
        ["Circulate"] = "CPF",
        ["Supersede"] = "CPF",
        ["SetSeat"] = "C",
        ["Extend"] = "CF",
        ["Shorten"] = "C",
        ["MoveMeeting"] = "C",
        ["ApplyImpact"] = "C",
        ["KeepImpact"] = "C",
        ["InstructAdReferendum"] = "C",
        ["ReportBack"] = "R",
        ["Reopen"] = "C",
        ["CloseEarly"] = "C",
        ["GoOnWithout"] = "C",
        ["AdmitLate"] = "C",
        ["Remind"] = "CF",
        ["ClaimTask"] = "PpMH",
        ["ReleaseTask"] = "PpMH",
        ["OpenTask"] = "PpMH",
        ["PrepareAnswer"] = "PpMH",
        ["ReturnAnswer"] = "PM",
        ["CommitPosition"] = "PM",
        ["LiftReservation"] = "PM",
        ["ConsentToAdoption"] = "PM",
        ["MakeStatement"] = "PM",
        ["Escalate"] = "C",
        ["RecordSitting"] = "CL",
        ["AskForLevel"] = "CPM",
        ["Adopt"] = "CF",
        ["RecordAbstention"] = "CF",
        ["Withdraw"] = "CP",
        ["AskToLift"] = "CF",
        ["HandleFinding"] = "C",
        ["ConfirmInstruction"] = "R",
        ["DeliverInstruction"] = "K",
        ["ReviewReservations"] = "K",
        ["ReviewFindings"] = "K",
        ["DeliverTask"] = "K",
        ["CloseRound"] = "K",
        ["SendReminder"] = "K",
        ["ReachCutoff"] = "K",
        ["ReckonDeadlineAnew"] = "K",
        ["TakeUpRetirements"] = "K",
        ["ReachDefinitiveDue"] = "K",
    };

    private static readonly Dictionary<char, (Role Role, string? Participant)> Who = new()
    {
        ['C'] = (Role.Coordinator, null),
        ['P'] = (Role.MandateHolder, "IBZ"),
        ['p'] = (Role.Handler, "IBZ"),
        ['M'] = (Role.MandateHolder, "JUS"),
        ['H'] = (Role.Handler, "JUS"),
        ['F'] = (Role.Flow, null),
        ['K'] = (Role.Clock, null),
        ['A'] = (Role.Administrator, null),
        ['R'] = (Role.PermanentRepresentation, "PREU"),
        ['O'] = (Role.Observer, "IOM"),
        ['a'] = (Role.Auditor, null),
        ['D'] = (Role.FlowDesigner, null),
        ['L'] = (Role.Secretariat, null),
    };

    [Fact]
    public void Each_command_may_be_given_by_those_of_the_table_and_by_nobody_else() =>
        Assert.All(
            Permissions.Commands.SelectMany(command => Who.Select(who => (Command: command, Letter: who.Key, Who: who.Value))),
            cell => Assert.Equal(
                (cell.Command.Name, cell.Letter, Table[cell.Command.Name].Contains(cell.Letter)),
                (cell.Command.Name, cell.Letter, Permissions.Allows(cell.Command, cell.Who.Role, cell.Who.Participant, "IBZ"))));

    [Fact]
    public void Every_command_of_the_procedure_stands_in_the_table()
    {
        var commands = typeof(DossierCommand).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DossierCommand))).Select(type => type.Name);
        Assert.Equal(commands.Order(StringComparer.Ordinal), Permissions.Commands.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), Permissions.Commands.Select(type => type.Name).Order(StringComparer.Ordinal));
    }
}
