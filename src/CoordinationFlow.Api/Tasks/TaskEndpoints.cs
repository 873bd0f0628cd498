using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Api.Positions;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Api.Tags;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Tasks;

internal static class TaskEndpoints
{
    public static void MapTasks(this RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("", ListAsync).IsQuestion<Page<InboxItem>>("Your participant's tasks: open ones by deadline (open=true, the default) or ended ones, newest first.", 400, 422);
        tasks.MapGet("/{taskId}", OneAsync).IsQuestion<TaskView>("A task with what is needed to answer it.", 404).WithMetadata(TaggedMark.Instance);
        tasks.MapPost("/{taskId}/open", OpenAsync).IsCommand("Says that a person has opened the task.");
        tasks.MapPost("/{taskId}/claim", ClaimAsync).IsCommand("Takes the task up, or takes it over.");
        tasks.MapPost("/{taskId}/release", ReleaseAsync).IsCommand("Gives the task back.");
        tasks.MapPost("/{taskId}/prepare", PrepareAsync).IsCommand("Lays an answer ready for the mandate holder. It is not sent and does not count.");
        tasks.MapPost("/{taskId}/return", ReturnAsync).IsCommand("Sends a prepared answer back to its handler.");
        tasks.MapPost("/{taskId}/position", CommitAsync).IsCommand("Commits your participant's answer, or revises it by naming the receipt that it replaces.");
    }

    private static async Task<IResult> ListAsync(string? open, string? cursor, string? take, HttpContext http, ICallerAccessor callers, IInboxQueries inbox, CancellationToken cancel)
    {
        var page = PageRequest.Of(cursor, take);
        return PageRequest.Answer(http, await inbox.InboxAsync(callers.Required, QueryWords.Flag("open", open, otherwise: true), page.Cursor, page.Take, cancel));
    }

    private static async Task<IResult> OneAsync(string taskId, HttpContext http, ICallerAccessor callers, IInboxQueries inbox, CancellationToken cancel) =>
        await inbox.TaskAsync(callers.Required, taskId, cancel) is { } task
            ? EntityTag.Answer(http, task, task.Tag)
            : throw new ProblemException(ProblemCodes.TaskUnknown);

    private static Task<IResult> OpenAsync(string taskId, HttpContext http, DossierDesk desk) =>
        desk.GiveForTaskAsync(http, taskId, dossier => new OpenTask(dossier, taskId));

    private static Task<IResult> ClaimAsync(string taskId, HttpContext http, DossierDesk desk) =>
        desk.GiveForTaskAsync(http, taskId, dossier => new ClaimTask(dossier, taskId));

    private static Task<IResult> ReleaseAsync(string taskId, HttpContext http, DossierDesk desk) =>
        desk.GiveForTaskAsync(http, taskId, dossier => new ReleaseTask(dossier, taskId));

    private static Task<IResult> PrepareAsync(string taskId, Body<ContentRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveForTaskAsync(http, taskId, dossier => new PrepareAnswer(dossier, taskId, body.Value.Content()), body.ReceivedAt);

    private static Task<IResult> ReturnAsync(string taskId, Body<ReturnRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveForTaskAsync(http, taskId, dossier => new ReturnAnswer(dossier, taskId, body.Value.Remark), body.ReceivedAt);

    private static Task<IResult> CommitAsync(string taskId, Body<PositionRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveForTaskAsync(http, taskId, dossier => PositionEndpoints.Commit(dossier, taskId, body.Value, desk.Caller, http), body.ReceivedAt);
}
