using System.Text.Json.Nodes;
using CoordinationFlow.Api.Adoption;
using CoordinationFlow.Api.Deadlines;
using CoordinationFlow.Api.Dossiers;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Api.Escalation;
using CoordinationFlow.Api.Findings;
using CoordinationFlow.Api.FollowUp;
using CoordinationFlow.Api.Meetings;
using CoordinationFlow.Api.Participants;
using CoordinationFlow.Api.Positions;
using CoordinationFlow.Api.Reservations;
using CoordinationFlow.Api.Rounds;
using CoordinationFlow.Api.Sandbox;
using CoordinationFlow.Api.Tasks;

namespace CoordinationFlow.Api.OpenApi;

/// <summary>An example of each request, shown in the document. A test sends each one: none is refused for its form.</summary>
internal static class RequestExamples
{
    private const string Paragraphs = """[{"id":"p1","text":{"en":"Belgium supports one electronic form.","fr":"La Belgique soutient un formulaire électronique unique."}},{"id":"p2","text":{"en":"Small employers get two years to adapt."}}]""";

    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(CreateDossierRequest)] = Sheet(Paragraphs),
        [typeof(SheetRequest)] = Sheet(null),
        [typeof(SeatRequest)] = """{"participant":"OBG","seat":"Consulted","reason":"Competent for schools."}""",
        [typeof(DraftRequest)] = $$"""{"paragraphs":{{Paragraphs}}}""",
        [typeof(DeadlineRequest)] = """{"workingDays":5}""",
        [typeof(DeadlinePreviewRequest)] = """{"deadline":{"workingHours":8},"from":"2027-03-25T09:00:00Z"}""",
        [typeof(CirculateRequest)] = """{"procedure":"Ordinary","deadline":{"workingDays":5}}""",
        [typeof(SupersedeRequest)] = $$"""{"procedure":"Ordinary","deadline":{"workingDays":3},"paragraphs":{{Paragraphs}}}""",
        [typeof(ExtendRequest)] = """{"deadline":{"workingDays":2},"reason":"The translation came late."}""",
        [typeof(ShortenRequest)] = """{"deadline":{"workingHours":8},"reason":"The meeting was brought forward."}""",
        [typeof(ReasonRequest)] = """{"reason":"The item was taken off the agenda."}""",
        [typeof(AdmitLateRequest)] = """{"participant":"WAL","reason":"Their network was down."}""",
        [typeof(EscalateRequest)] = """{"level":"L1","sitting":"2027-02-11T09:00:00Z"}""",
        [typeof(SittingRequest)] = """{"level":"L1","decision":"Agreement","present":["HEA","VL"],"minutes":"The text of the table on paragraph 2.","decides":["p2"],"paragraphs":[{"id":"p2","text":{"en":"Small employers get two years to adapt."}}]}""",
        [typeof(DecisionRequest)] = """{"reason":"Agreed at the coordination meeting."}""",
        [typeof(AdReferendumRequest)] = """{"reason":"The working party decides tonight."}""",
        [typeof(ReportRequest)] = """{"result":"Postponed","reason":"The item goes to the next session."}""",
        [typeof(AskToLiftRequest)] = """{"participant":"OBG"}""",
        [typeof(HandleFindingRequest)] = """{"state":"Settled","remark":"Told to the working party."}""",
        [typeof(MeetingRequest)] = """{"date":"2027-06-22"}""",
        [typeof(KeepDeadlineRequest)] = """{"reason":"The meeting is on the Monday after."}""",
        [typeof(ContentRequest)] = """{"default":"Agree","comment":"Fine as it stands.","language":"en"}""",
        [typeof(PositionRequest)] = """{"default":"A","paragraphs":{"p2":"R"},"reason":"Two years are too long.","amendments":{"p2":{"text":{"en":"Small employers get one year to adapt."}}},"language":"en"}""",
        [typeof(LiftRequest)] = """{"paragraphs":{"p2":"A"}}""",
        [typeof(ConsentRequest)] = """{"paragraphs":["p1"]}""",
        [typeof(StatementRequest)] = """{"paragraphs":["p2"],"text":"Belgium recalls that small employers need legal certainty."}""",
        [typeof(ReturnRequest)] = """{"remark":"Please name the article of the decree."}""",
        [typeof(ParticipantRequest)] = """{"kind":"FederalAgency","names":{"en":"Agency","fr":"Agence","nl":"Agentschap","de":"Agentur"},"languages":["nl","fr"]}""",
        [typeof(RetirementRequest)] = """{"successor":"SOC"}""",
        [typeof(PersonRequest)] = """{"name":"Lotte","roles":[{"role":"Handler","participant":"IBZ"}],"languages":["nl","en"]}""",
        [typeof(ServiceAccountRequest)] = """{"name":"IBZ file system","role":"MandateHolder","participant":"IBZ","tokenHash":"b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"}""",
        [typeof(SandboxRequest)] = """{"workingDays":2}""",
        [typeof(ClosedDayRequest)] = """{"kind":"bridge"}""",
    };

    /// <summary>The example of that request; null where the type is none.</summary>
    public static JsonNode? Of(Type type) => Examples.TryGetValue(type, out var json) ? JsonNode.Parse(json) : null;

    private static string Sheet(string? paragraphs) =>
        """{"reference":"BE-2027-0107","title":{"en":"Common form for certificates","fr":"Formulaire commun pour les certificats"},"areas":["SOS"],"pilot":"SOC","required":["EMP","VL","WAL"],"consulted":["COCOM"],"table":"EPSCO","meeting":"2027-06-15","category":"II","votingRule":"QualifiedMajority","flow":"ordinary","maxRounds":3"""
        + (paragraphs is null ? "}" : $$""","paragraphs":{{paragraphs}}}""");
}
