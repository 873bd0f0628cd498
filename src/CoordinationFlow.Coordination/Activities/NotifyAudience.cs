using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Tells somebody something in the portal and by mail.</summary>
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
        new DossierNotices(context.Step, _parts, session.Snapshot)
            .Tell(context.Input<string>("Audience") ?? DossierNotices.Coordinator, context.Input<string>("Notice") ?? "notice.cutoff", context.Step.At);
        await context.CompleteAsync();
    }
}
