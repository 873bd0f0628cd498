using System.Collections.Immutable;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Server;
using CoordinationFlow.Server.Flows;
using CoordinationFlow.Server.TryOut;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>The world in which a scenario is played: the server's own composition, with memory for a store, a clock that is moved, and no bus.</summary>
internal sealed class ScenarioWorld : IAsyncDisposable
{
    private static readonly Caller Administrator = new("eva", "Eva Admin", Role.Administrator, null);
    private readonly ServiceProvider _services;

    private ScenarioWorld(ServiceProvider services, VirtualClock clock, string pilot)
    {
        (_services, Clock, Pilot) = (services, clock, pilot);
        Administration = new ScenarioAdministration(services.GetRequiredService<IAdministration>());
        (Desk, Due) = (services.GetRequiredService<ICommandDesk>(), services.GetRequiredService<DueRun>());
    }

    /// <summary>The clock.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The one door.</summary>
    public ICommandDesk Desk { get; }

    /// <summary>What falls due.</summary>
    public DueRun Due { get; }

    /// <summary>What the administrator does.</summary>
    public ScenarioAdministration Administration { get; }

    /// <summary>The pilot's code.</summary>
    public string Pilot { get; }

    /// <summary>The dossier of the scenario.</summary>
    public string DossierId { get; private set; } = "";

    /// <summary>Builds the world and the dossier in state Preparing. Throws <see cref="ScenarioException"/> where the file's dossier is none.</summary>
    public static async Task<ScenarioWorld> CreateAsync(ScenarioFile file, string? workflows, CancellationToken cancellationToken)
    {
        var content = new ScenarioReader(file.Content, "");
        var start = (file.Events.Count == 0 ? DateTimeOffset.UnixEpoch : file.Events[0].At).AddHours(-1);
        var clock = new VirtualClock(start);
        var services = new ServiceCollection().AddSimulation(clock).BuildServiceProvider();
        var world = new ScenarioWorld(services, clock, content.Reader("dossier").Text("pilot"));
        await services.GetRequiredService<ReferenceSeed>().PlantAsync(withDemoPersons: true, cancellationToken);
        await PublishAsync(services.GetRequiredService<ShippedFlowFiles>(), workflows, cancellationToken);
        await world.AddParticipantsAsync(content, cancellationToken);
        await world.EnterClosedDaysAsync(content.Reader("calendar"), cancellationToken);
        await world.CreateDossierAsync(content, start, cancellationToken);
        return world;
    }

    /// <summary>The scale reached and tried.</summary>
    public async Task<(int Reached, int Tried)> ScaleAsync(CancellationToken cancellationToken)
    {
        await using var transaction = _services.GetRequiredService<IStore>().Begin();
        var row = await transaction.FindAsync(DossierRow.Table, cancellationToken, DossierId);
        return CoordinationScale.Of(SnapshotJson.Read(row!.Snapshot));
    }

    /// <summary>Who gives an event's command.</summary>
    public Actor ActorOf(ScenarioEvent happening)
    {
        var who = happening.Fields.Reader("who");
        var (role, participant, person) = (who.Text("role"), who.Optional("participant"), who.Optional("person"));
        var channel = happening.Fields.Has("message") ? Channel.Queue : Channel.Rest;
        return role switch
        {
            "coordinator" => new Actor(person ?? "ann", Role.Coordinator, null, channel),
            "mandateHolder" => new Actor(person ?? MandateHolderOf(who.Text("participant")), Role.MandateHolder, participant, channel),
            "handler" => new Actor(person ?? $"{who.Text("participant").ToLowerInvariant()}-h1", Role.Handler, participant, channel),
            "secretariat" => new Actor(person ?? "bruno", Role.Secretariat, null, channel),
            "permanentRepresentation" => new Actor(person ?? "paul", Role.PermanentRepresentation, "PREU", channel),
            "administrator" => new Actor(person ?? "eva", Role.Administrator, null, channel),
            "observer" => new Actor(person ?? "ida", Role.Observer, participant ?? "IOM", channel),
            "system" => new Actor("bus", Role.System, null, channel),
            _ => throw who.Wrong("role", $"'{role}' is no role"),
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task PublishAsync(ShippedFlowFiles flows, string? folder, CancellationToken cancellationToken)
    {
        try
        {
            await flows.PublishAsync(folder, cancellationToken);
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"The flows cannot be used: {problem.Message}");
        }
    }

    private readonly Dictionary<string, string> _mandates = new() { ["JUS"] = "jana" };

    private string MandateHolderOf(string participant) => _mandates.GetValueOrDefault(participant, $"{participant.ToLowerInvariant()}-m1");

    private async Task AddParticipantsAsync(ScenarioReader content, CancellationToken cancellationToken)
    {
        if (!content.Has("participants"))
        {
            return;
        }

        var (administration, reference) = (_services.GetRequiredService<IAdministration>(), _services.GetRequiredService<IReferenceData>());
        foreach (var node in content.Content["participants"] as System.Text.Json.Nodes.JsonArray ?? throw content.Wrong("participants", "is not a list"))
        {
            var fields = new ScenarioReader(node as System.Text.Json.Nodes.JsonObject ?? new() { ["code"] = node?.DeepClone() }, "participants.");
            var code = fields.Text("code");
            var known = (await reference.CurrentAsync(cancellationToken)).Participants.GetValueOrDefault(code) ?? new Participant(code, ParticipantKind.FederalService) { Languages = ["nl"] };
            await administration.SaveParticipantAsync(Administrator, known with
            {
                Kind = fields.Has("kind") ? fields.Word<ParticipantKind>("kind") : known.Kind,
                Languages = fields.Has("languages") ? [.. fields.Texts("languages")] : known.Languages,
                Cleared = fields.Has("cleared") ? fields.Flag("cleared") : known.Cleared,
            }, cancellationToken);
            IReadOnlyList<string> holders = fields.Has("mandateHolders") ? fields.Texts("mandateHolders") : [MandateHolderOf(code)];
            foreach (var holder in holders)
            {
                await administration.SavePersonAsync(Administrator, new Person(holder, holder, [new PersonRole(Role.MandateHolder, code)]), cancellationToken);
            }

            if (fields.Has("mandateHolders"))
            {
                _mandates[code] = holders[0];
            }
        }
    }

    private async Task EnterClosedDaysAsync(ScenarioReader calendar, CancellationToken cancellationToken)
    {
        var administration = _services.GetRequiredService<IAdministration>();
        foreach (var (list, kind) in new[] { ("bridgeDays", ClosedDayKinds.Bridge), ("compensationDays", ClosedDayKinds.Compensation) })
        {
            foreach (var day in calendar.Texts(list))
            {
                var date = DateOnly.TryParseExact(day, "yyyy-MM-dd", out var known) ? known : throw calendar.Wrong(list, $"holds '{day}', which is not a date");
                await administration.SetClosedDayAsync(Administrator, date, kind, closed: true, cancellationToken);
            }
        }
    }

    private async Task CreateDossierAsync(ScenarioReader content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (dossier, flow) = (content.Reader("dossier"), content.Reader("flow"));
        var sheet = new DossierSheet
        {
            Reference = dossier.Text("reference"),
            Areas = [.. dossier.Texts("areas")],
            Classification = dossier.Word<Classification>("classification"),
            Visibility = dossier.Word<Visibility>("visibility"),
            ProposedVote = dossier.Word<Vote>("proposedVote"),
            Pilot = Pilot,
            Required = [.. dossier.Texts("required")],
            Consulted = [.. dossier.Texts("consulted")],
            Informed = [.. dossier.Texts("informed")],
            Observers = [.. dossier.Texts("observers")],
            Meeting = dossier.Has("meeting") ? dossier.Date("meeting") : null,
            Cutoff = dossier.Has("cutoff") ? dossier.LocalTime("cutoff") : null,
            Category = dossier.Optional("category"),
            VotingRule = dossier.Optional("votingRule") switch { "unanimity" => VotingRule.Unanimity, "qualifiedMajority" => VotingRule.QualifiedMajority, _ => null },
            Flow = flow.Text("name"),
            MaxRounds = flow.Number("maxRounds", 3),
            SupplementaryRounds = flow.Number("supplementaryRounds", 0),
        };
        var outcome = await Desk.HandleAsync(new CommandEnvelope(new CreateDossier("", sheet, ScenarioCommands.Paragraphs(dossier)), new Actor("ann", Role.Coordinator, null, Channel.Rest), at), cancellationToken);
        DossierId = outcome.Refusal is null ? outcome.DossierId : throw new ScenarioException($"dossier: refused {outcome.Refusal.Code} ({outcome.Refusal.Field}).");
    }
}
