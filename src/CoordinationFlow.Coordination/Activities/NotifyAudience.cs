using System.Text.Json;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Tells somebody something in the portal.</summary>
public sealed class NotifyAudience(SessionParts parts) : CoordinationActivity(parts)
{
    private readonly SessionParts _parts = parts;

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.Notify",
        DisplayName = "Notify",
        Description = "Puts a notice before the coordinators or a participant.",
        Category = Category,
        Inputs =
        [
            new("Audience", "String", "coordinator, or a participant's code.") { DefaultValue = DossierNotices.Coordinator },
            new("Notice", "String", "Which notice.") { UiHint = "dropdown", Choices = [.. DossierNotices.Keys], DefaultValue = "notice.cutoff" },
        ],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        context.Step.Transaction.Insert(NoticeRow.Table, new NoticeRow
        {
            Id = _parts.Identity.NewId(),
            Audience = context.Input<string>("Audience") ?? DossierNotices.Coordinator,
            DossierId = session.DossierId,
            Key = context.Input<string>("Notice") ?? "notice.cutoff",
            At = context.Step.At,
            Values = JsonSerializer.Serialize(new Dictionary<string, string> { ["reference"] = session.Snapshot.Sheet.Reference }, CanonicalJson.Options),
        });
        await context.CompleteAsync();
    }
}
