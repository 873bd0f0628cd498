using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Refusals;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Portal.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CoordinationFlow.Portal.Forms;

/// <summary>
/// A page with a form that gives a command: reads the posted fields, keeps them where the command is refused, and shows the refusal at the
/// top and beside its field. Nothing that was typed is lost.
/// </summary>
public abstract class DeskForm : ComponentBase
{
    /// <summary>The reader's texts.</summary>
    [Inject] protected PortalTexts T { get; set; } = default!;

    /// <summary>Who asks.</summary>
    [Inject] protected ICallerAccessor Callers { get; set; } = default!;

    /// <summary>The one door.</summary>
    [Inject] protected ICommandDesk Desk { get; set; } = default!;

    /// <summary>The clock.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>Where to go next.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The request.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;

    /// <summary>What is wrong, with the field's id.</summary>
    protected List<(string? Field, string Text)> Errors { get; } = [];

    /// <summary>Gives up with the request.</summary>
    protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The caller.</summary>
    protected Caller Caller => Callers.Required;

    /// <summary>A field as it was posted; else the other value.</summary>
    protected string Field(string name, string? otherwise = "") =>
        Http.Request.HasFormContentType && Http.Request.Form.TryGetValue(name, out var value) ? value.ToString() : otherwise ?? "";

    /// <summary>A list of fields of one name, as posted; else the others.</summary>
    protected IReadOnlyList<string> Many(string name, IEnumerable<string>? otherwise = null) =>
        Http.Request.HasFormContentType && Http.Request.Form.ContainsKey("__posted") ? [.. Http.Request.Form[name].OfType<string>().Where(one => one.Length > 0)] : [.. otherwise ?? []];

    /// <summary>The sentence beside a field; null: it is fine.</summary>
    protected string? ErrorOf(string field) => Errors.Where(error => error.Field == field).Select(error => error.Text).FirstOrDefault();

    /// <summary>Makes the command of what was posted and gives it; a value that the page does not offer is refused like any other bad input.</summary>
    protected async Task<CommandOutcome?> GiveAsync(Func<DossierCommand> command)
    {
        try
        {
            return await GiveAsync(command());
        }
        catch (NotOfferedException notOffered)
        {
            Show(new Refusal("input.invalid", notOffered.Field));
            return null;
        }
    }

    /// <summary>Gives the command; where it is refused the page shows why and null is returned.</summary>
    protected async Task<CommandOutcome?> GiveAsync(DossierCommand command)
    {
        var outcome = await Desk.HandleAsync(new CommandEnvelope(command, Caller.As(Channel.Portal), Clock.GetUtcNow())
        {
            IdempotencyKey = Http.Request.HasFormContentType && Http.Request.Form.TryGetValue("key", out StringValues key) ? key.ToString() : null,
            Origin = Http.Connection.RemoteIpAddress?.ToString(),
        }, Aborted);
        if (outcome.Refusal is not { } refusal)
        {
            return outcome;
        }

        Show(refusal);
        return null;
    }

    /// <summary>Shows why something is refused, beside its field.</summary>
    protected void Show(Refusal refusal)
    {
        Http.Response.StatusCode = RefusalCodes.Status.GetValueOrDefault(refusal.Code, StatusCodes.Status422UnprocessableEntity);
        Errors.Add((refusal.Field?.Split('.')[0].Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), RefusalSentences.Whole(refusal, T.Culture)));
    }
}
