using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Positions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Portal.Forms;

/// <summary>A page about one task of the caller's participant; a task of another is not there (404).</summary>
public abstract class TaskForm : DeskForm
{
    /// <summary>The task.</summary>
    [Parameter] public string TaskId { get; set; } = "";

    /// <summary>Tasks.</summary>
    [Inject] protected IInboxQueries Inbox { get; set; } = default!;

    /// <summary>What one needs to answer it; null: it is not there for the caller.</summary>
    protected TaskView? View { get; private set; }

    /// <summary>Reads the task; false where it is not there.</summary>
    protected async Task<bool> LoadAsync()
    {
        View = await Inbox.TaskAsync(Caller, TaskId, Aborted);
        if (View is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return View is not null;
    }

    /// <summary>Sends the answer, in place of the one that the form names, and shows its receipt.</summary>
    protected async Task SendAsync(PositionContent content)
    {
        var replaces = Field("replaces") is { Length: > 0 } receipt ? receipt : null;
        if (await GiveAsync(new CommitPosition(View!.Item.DossierId, TaskId, content, replaces, View.Draft.Hash)) is { Receipt: { } given })
        {
            Navigation.NavigateTo($"/tasks/{TaskId}/sent?receipt={given.Id}&status={given.Status}");
        }
    }
}
