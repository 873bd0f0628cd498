namespace CoordinationFlow.IntegrationTests.Rights;

/// <summary>
/// What each role gets at each endpoint and page, a letter an asker in the order of <see cref="Askers.InOrder"/>:
/// S sign in first, A allowed (whatever the procedure then says), R refused, N not there.
/// </summary>
internal static class RightsTable
{
    //                                        nobody
    //                                        | coordinator
    //                                        | | secretariat
    //                                        | | | pilot: mandate holder, handler
    //                                        | | | | |  asked: mandate holder, handler, system
    //                                        | | | | |  | | |  consulted, Permanent Representation, observer
    //                                        | | | | |  | | |  | | |  outsiders: mandate holder, observer
    //                                        | | | | |  | | |  | | |  | |  auditor, administrator, flow designer
    private const string Anybody /*       */ = "A A A A A  A A A  A A A  A A  A A A";
    private const string SignedIn /*      */ = "S A A A A  A A A  A A A  A A  A A A";
    private const string SeesDossier /*   */ = "S A A A A  A A A  A A A  N N  A N N";
    private const string SeesText /*      */ = "S A A A A  A A A  A A N  N N  A N N";
    private const string SeesAudit /*     */ = "S A N N N  N N N  N N N  N N  A A N";
    private const string Coordinator /*   */ = "S A R R R  R R R  R R R  N N  R N N";
    private const string Representation /**/ = "S R R R R  R R R  R A R  N N  R N N";
    private const string OrPilot /*       */ = "S A R A R  R R R  R R R  N N  R N N";
    private const string OrSecretariat /* */ = "S A A R R  R R R  R R R  N N  R N N";
    private const string OrCounted /*     */ = "S A R A R  A R A  R R R  N N  R N N";
    private const string OrPilotsHandler /**/ = "S A R A A  R R R  R R R  N N  R N N";
    private const string MandateHolder /* */ = "S R R A R  A R A  A R R  N N  R N N";
    private const string PilotsOwn /*     */ = "S R R A R  N R N  N R R  N N  R N N";
    private const string SeesTask /*      */ = "S N N N N  A A A  N N N  N N  N N N";
    private const string OwnTask /*       */ = "S R R R R  A A A  R R R  N N  R N N";
    private const string OwnTaskMandate /**/ = "S R R R R  A R A  R R R  N N  R N N";
    private const string Creates /*       */ = "S A R A A  R R R  R R R  R R  R R R";
    private const string Administrator /* */ = "S R R R R  R R R  R R R  R R  R A R";

    private const string Designers /*     */ = "S R R R R  R R R  R R R  R R  R A A";

    // The same where the address names nothing that there is.
    private const string DesignersOfNothing = "S R R R R  R R R  R R R  R R  R N N";

    // Lists that go over all dossiers.
    private const string OverseersList /* */ = "S A A R R  R R R  R R R  R R  A R R";
    private const string OverseersPage /* */ = "S A A N N  N N N  N N N  N N  A N N";

    // A page that one may not use is not there.
    private const string ActsOnPage /*    */ = "S A N A N  N N N  N N N  N N  N N N";
    private const string AdministratorsPage = "S N N N N  N N N  N N N  N N  N A N";

    private const string DesignersPage /* */ = "S N N N N  N N N  N N N  N N  N A A";

    private const string SandboxAlone = "S R R R R  R R R  R R R  R R  R R R";

    // A calendar by an address that is nobody's.
    private const string NobodysCalendar = "N N N N N  N N N  N N N  N N  N N N";

    // The page that checks a written answer, where none was written.
    private const string NothingYet /*    */ = "S N N N N  N N N  N N N  N N  N N N";

    /// <summary>Method and route to letters.</summary>
    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>
    {
        ["GET /api/dossiers"] = SignedIn,
        ["POST /api/dossiers"] = Creates,
        ["GET /api/dossiers/{id}"] = SeesDossier,
        ["GET /api/dossiers/{id}/story"] = SeesDossier,
        ["GET /api/dossiers/{id}/drafts"] = SeesDossier,
        ["GET /api/dossiers/{id}/drafts/{version:int}"] = SeesText,
        ["GET /api/dossiers/{id}/rounds"] = SeesDossier,
        ["GET /api/dossiers/{id}/rounds/{number:int}"] = SeesDossier,
        ["GET /api/dossiers/{id}/positions"] = SeesDossier,
        ["GET /api/dossiers/{id}/instructions"] = SeesDossier,
        ["GET /api/dossiers/{id}/audit"] = SeesAudit,
        ["GET /api/dossiers/{id}/audit/export"] = SeesAudit,
        ["PUT /api/dossiers/{id}/sheet"] = Coordinator,
        ["PUT /api/dossiers/{id}/draft"] = OrPilotsHandler,
        ["POST /api/dossiers/{id}/seats"] = Coordinator,
        ["POST /api/dossiers/{id}/withdraw"] = OrPilot,
        ["POST /api/dossiers/{id}/rounds"] = OrPilot,
        ["POST /api/dossiers/{id}/supersede"] = OrPilot,
        ["POST /api/dossiers/{id}/extend"] = Coordinator,
        ["POST /api/dossiers/{id}/shorten"] = Coordinator,
        ["POST /api/dossiers/{id}/close-early"] = Coordinator,
        ["POST /api/dossiers/{id}/remind"] = Coordinator,
        ["POST /api/dossiers/{id}/go-on-without"] = Coordinator,
        ["POST /api/dossiers/{id}/admit-late"] = Coordinator,
        ["GET /api/dossiers/{id}/ladder"] = SeesDossier,
        ["GET /api/dossiers/{id}/sittings"] = SeesDossier,
        ["POST /api/dossiers/{id}/escalate"] = Coordinator,
        ["POST /api/dossiers/{id}/sittings"] = OrSecretariat,
        ["POST /api/dossiers/{id}/ask-for-level"] = OrCounted,
        ["POST /api/dossiers/{id}/adopt"] = Coordinator,
        ["POST /api/dossiers/{id}/ad-referendum"] = Coordinator,
        ["POST /api/dossiers/{id}/report"] = Representation,
        ["POST /api/dossiers/{id}/reopen"] = Coordinator,
        ["POST /api/dossiers/{id}/meeting"] = Coordinator,
        ["POST /api/dossiers/{id}/impact/apply"] = Coordinator,
        ["POST /api/dossiers/{id}/impact/keep"] = Coordinator,
        ["GET /api/impacts"] = "S A A R R  R R R  R R R  R R  A A R",
        ["GET /api/reservations"] = OverseersList,
        ["POST /api/dossiers/{id}/ask-to-lift"] = Coordinator,
        ["GET /api/findings"] = OverseersList,
        ["POST /api/dossiers/{id}/findings/{number:int}"] = Coordinator,
        ["GET /api/instructions"] = "S A A R R  R R R  R A R  R R  A R R",
        ["GET /api/dossiers/{id}/instructions/{number:int}"] = NothingYet,
        ["POST /api/dossiers/{id}/instructions/{number:int}/confirm"] = Representation,
        ["POST /api/dossiers/{id}/abstain"] = Coordinator,
        ["POST /api/dossiers/{id}/position"] = PilotsOwn,
        ["POST /api/dossiers/{id}/lift"] = MandateHolder,
        ["POST /api/dossiers/{id}/consent"] = MandateHolder,
        ["POST /api/dossiers/{id}/statement"] = MandateHolder,
        ["GET /api/tasks"] = SignedIn,
        ["GET /api/tasks/{taskId}"] = SeesTask,
        ["POST /api/tasks/{taskId}/open"] = OwnTask,
        ["POST /api/tasks/{taskId}/claim"] = OwnTask,
        ["POST /api/tasks/{taskId}/release"] = OwnTask,
        ["POST /api/tasks/{taskId}/prepare"] = OwnTask,
        ["POST /api/tasks/{taskId}/return"] = OwnTaskMandate,
        ["POST /api/tasks/{taskId}/position"] = OwnTaskMandate,
        ["GET /api/participants"] = SignedIn,
        ["GET /api/participants/{code}"] = SignedIn,
        ["PUT /api/participants/{code}"] = Administrator,
        ["POST /api/participants/{code}/retire"] = Administrator,
        ["GET /api/persons"] = Administrator,
        ["PUT /api/persons/{personId}"] = Administrator,
        ["GET /api/service-accounts"] = Administrator,
        ["PUT /api/service-accounts/{accountId}"] = Administrator,
        ["DELETE /api/service-accounts/{accountId}"] = "S R R R R  R R R  R R R  R R  R N R",
        ["GET /api/me"] = SignedIn,
        ["GET /api/policy-areas"] = SignedIn,
        ["GET /api/policy-areas/{code}"] = SignedIn,
        ["GET /api/calendar"] = SignedIn,
        ["PUT /api/calendar/closed-days/{day}"] = Administrator,
        ["DELETE /api/calendar/closed-days/{day}"] = Administrator,
        ["POST /api/deadlines/preview"] = SignedIn,
        ["GET /api/refused-messages"] = Administrator,
        ["POST /api/refused-messages/{id}/replay"] = "S R R R R  R R R  R R R  R R  R N R",
        ["POST /api/sandbox/tasks"] = SandboxAlone,
        ["DELETE /api/sandbox/tasks/{dossierId}"] = SandboxAlone,
        ["GET /demo/clock"] = SignedIn,
        ["POST /demo/clock"] = SignedIn,
        ["GET /openapi/{documentName}.json"] = Anybody,
        ["GET /docs/{documentName?}"] = Anybody,
        ["GET /docs/favicon.svg"] = Anybody,
        ["GET /health/live"] = Anybody,
        ["GET /health/ready"] = Anybody,
        ["GET /calendar/{token}.ics"] = NobodysCalendar,
        ["GET /"] = SignedIn,
        ["GET /me"] = SignedIn,
        ["GET /alarms"] = "S A N N N  N N N  N N N  N N  N A N",
        ["GET /board"] = SignedIn,
        ["GET /inbox"] = SignedIn,
        ["GET /notices"] = SignedIn,
        ["GET /reservations"] = OverseersPage,
        ["GET /findings"] = OverseersPage,
        ["GET /findings/{DossierId}/{Number:int}"] = NothingYet,
        ["GET /impacts"] = "S A A N N  N N N  N N N  N N  A A N",
        ["GET /instructions"] = "S A A N N  N N N  N A N  N N  A N N",
        ["GET /dossiers/{Id}/instructions/{No:int}"] = NothingYet,
        ["GET /accessibility"] = Anybody,
        ["GET /problem/{Code}"] = Anybody,
        ["GET /dossiers/new"] = "S A N A A  A A A  A N N  A N  N N N",
        ["GET /dossiers/{Id}"] = SeesDossier,
        ["GET /dossiers/{Id}/versions/{version:int}"] = SeesText,
        ["GET /dossiers/{Id}/draft"] = ActsOnPage,
        ["GET /dossiers/{Id}/sheet"] = NothingYet,
        ["GET /dossiers/{Id}/do/{Command}"] = ActsOnPage,
        ["GET /tasks/{TaskId}"] = SeesTask,
        ["GET /tasks/{TaskId}/check"] = NothingYet,
        ["GET /tasks/{TaskId}/sent"] = SeesTask,
        ["GET /tasks/{TaskId}/saved"] = SeesTask,
        ["GET /admin/messages"] = AdministratorsPage,
        ["GET /admin/participants"] = AdministratorsPage,
        ["GET /admin/calendar"] = AdministratorsPage,
        ["GET /assets/portal.css"] = Anybody,
        ["GET /assets/studio.css"] = Anybody,
        ["GET /assets/studio.js"] = Anybody,
        ["GET /flows/{DefinitionId}/try"] = DesignersPage,
        ["GET /flows/{DefinitionId}/compare"] = DesignersPage,
        ["GET /flows/{DefinitionId}/move"] = DesignersPage,
        ["GET /flows"] = DesignersPage,
        ["GET /studio"] = DesignersPage,
        ["GET /studio/workflows/definitions"] = DesignersPage,
        ["GET /studio/workflows/definitions/{DefinitionId}/edit"] = DesignersPage,
        ["GET /studio/workflows/instances"] = DesignersPage,
        ["GET /studio/workflows/instances/{InstanceId}/view"] = DesignersPage,
        ["GET /elsa/api/{**route}"] = DesignersOfNothing,
        ["GET /elsa/api/descriptors/activities"] = Designers,
        ["GET /elsa/api/descriptors/activities/{typeName}"] = DesignersOfNothing,
        ["POST /elsa/api/descriptors/activities/{typeName}/options/{propertyName}"] = DesignersOfNothing,
        ["GET /elsa/api/descriptors/expression-descriptors"] = Designers,
        ["GET /elsa/api/descriptors/variables"] = Designers,
        ["GET /elsa/api/descriptors/storage-drivers"] = Designers,
        ["GET /elsa/api/descriptors/incident-strategies"] = Designers,
        ["GET /elsa/api/descriptors/log-persistence-strategies"] = Designers,
        ["GET /elsa/api/descriptors/workflow-activation-strategies"] = Designers,
        ["GET /elsa/api/descriptors/commit-strategies/workflows"] = Designers,
        ["GET /elsa/api/descriptors/commit-strategies/activities"] = Designers,
        ["GET /elsa/api/descriptors/output-converters"] = Designers,
        ["GET /elsa/api/features/installed"] = Designers,
        ["GET /elsa/api/package/version"] = Designers,
        ["GET /elsa/api/workflow-definitions"] = Designers,
        ["GET /elsa/api/workflow-definitions/by-definition-id/{definitionId}"] = DesignersOfNothing,
        ["GET /elsa/api/workflow-definitions/by-id/{versionId}"] = DesignersOfNothing,
        ["GET /elsa/api/workflow-definitions/many-by-id"] = Designers,
        ["GET /elsa/api/workflow-definitions/validation/is-name-unique"] = Designers,
        ["GET /elsa/api/workflow-definitions/query/count"] = Designers,
        ["POST /elsa/api/workflow-definitions"] = Designers,
        ["POST /elsa/api/workflow-definitions/{definitionId}/publish"] = DesignersOfNothing,
        ["POST /elsa/api/workflow-definitions/{definitionId}/retract"] = DesignersOfNothing,
        ["POST /elsa/api/workflow-definitions/{definitionId}/revert/{version:int}"] = DesignersOfNothing,
        ["DELETE /elsa/api/workflow-definitions/{definitionId}"] = DesignersOfNothing,
        ["DELETE /elsa/api/workflow-definition-versions/{versionId}"] = DesignersOfNothing,
        ["POST /elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids"] = Designers,
        ["POST /elsa/api/bulk-actions/retract/workflow-definitions/by-definition-ids"] = Designers,
        ["POST /elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id"] = Designers,
        ["POST /elsa/api/bulk-actions/delete/workflow-definitions/by-id"] = Designers,
        ["POST /elsa/api/bulk-actions/export/workflow-definitions"] = Designers,
        ["GET /elsa/api/workflow-definitions/{definitionId}/export"] = DesignersOfNothing,
        ["POST /elsa/api/workflow-definitions/import"] = Designers,
        ["PUT /elsa/api/workflow-definitions/import"] = Designers,
        ["POST /elsa/api/workflow-definitions/{definitionId}/import"] = Designers,
        ["PUT /elsa/api/workflow-definitions/{definitionId}/import"] = Designers,
        ["POST /elsa/api/workflow-definitions/import-files"] = Designers,
        ["GET /elsa/api/workflow-definitions/{definitionId}/execute"] = DesignersOfNothing,
        ["POST /elsa/api/workflow-definitions/{definitionId}/execute"] = DesignersOfNothing,
        ["POST /elsa/api/workflow-definitions/{definitionId}/dispatch"] = DesignersOfNothing,
        ["GET /elsa/api/workflow-definitions/{definitionId}/consumers"] = Designers,
        ["GET /elsa/api/workflow-definitions/subgraph/{versionId}"] = DesignersOfNothing,
        ["GET /elsa/api/workflow-definitions/subgraph/segments/{versionId}"] = DesignersOfNothing,
        ["POST /elsa/api/tests/activities"] = Designers,
        ["POST /elsa/api/scripting/javascript/type-definitions/{definitionId}"] = Designers,
        ["POST /elsa/api/tasks/{taskId}/complete"] = DesignersOfNothing,
        ["POST /elsa/api/events/{eventName}/trigger"] = Designers,
        ["POST /elsa/api/events/{eventName}/publish"] = Designers,
        ["POST /elsa/api/alterations/workflows/retry"] = Designers,
        ["POST /elsa/api/cancel/workflow-instances/{instanceId}"] = DesignersOfNothing,
        ["DELETE /elsa/api/workflow-instances/{instanceId}"] = DesignersOfNothing,
        ["POST /elsa/api/bulk-actions/cancel/workflow-instances"] = Designers,
        ["POST /elsa/api/bulk-actions/delete/workflow-instances/by-id"] = Designers,
        ["POST /elsa/api/bulk-actions/import/workflow-instances"] = Designers,
        ["GET /elsa/hubs/workflow-instance"] = Designers,
        ["GET /elsa/hubs/workflow-instance/negotiate"] = Designers,
        ["POST /elsa/api/workflow-instances"] = Designers,
        ["GET /elsa/api/workflow-instances/{instanceId}"] = DesignersOfNothing,
        ["GET /elsa/api/workflow-instances/{instanceId}/execution-state"] = DesignersOfNothing,
        ["GET /elsa/api/workflow-instances/{instanceId}/variables"] = DesignersOfNothing,
        ["GET /elsa/api/workflow-instances/{instanceId}/journal"] = DesignersOfNothing,
        ["POST /elsa/api/workflow-instances/{instanceId}/journal"] = DesignersOfNothing,
        ["POST /elsa/api/activity-executions/report"] = Designers,
        ["GET /elsa/api/activity-executions/list"] = Designers,
        ["GET /elsa/api/activity-executions/count"] = Designers,
        ["GET /elsa/api/activity-executions/by-id"] = DesignersOfNothing,
        ["GET /elsa/api/activity-executions/{executionId}"] = DesignersOfNothing,
        ["GET /elsa/api/activity-executions/{executionId}/call-stack"] = Designers,
        ["GET /elsa/api/activity-execution-summaries/list"] = Designers,
        ["GET /language/{code}"] = Anybody,
        ["GET /sign-in"] = Anybody,
        ["POST /sign-in"] = Anybody,
        ["POST /sign-out"] = Anybody,
        ["POST /role"] = SignedIn,
    };

    /// <summary>The letter of an asker in a row.</summary>
    public static char Letter(string row, int asker) => row.Replace(" ", "", StringComparison.Ordinal)[asker];
}
