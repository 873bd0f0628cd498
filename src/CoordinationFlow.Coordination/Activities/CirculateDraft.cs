using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>
/// Opens a round. What a person asked for in the same step (procedure, deadline, text) overrides the inputs, and a rule's no then goes to that
/// person; what the flow circulates by itself leaves by Refused.
/// </summary>
public sealed class CirculateDraft(SessionParts parts) : CoordinationActivity(parts)
{
    private const string Full = "Full";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.Circulate",
        DisplayName = "Circulate a draft",
        Description = "Sends the current draft round: every participant whose consent or advice is asked gets a task with the deadline.",
        Category = Category,
        Inputs =
        [
            new("Role", "String", "Full asks everyone; Supplementary asks only those that did not answer.") { UiHint = "dropdown", Choices = [Full, "Supplementary"], DefaultValue = Full },
            new("Procedure", "String", "Which rules hold for silence and deadline.") { UiHint = "dropdown", Choices = [.. Enum.GetNames<Procedure>()], DefaultValue = nameof(Procedure.Ordinary) },
            new("WorkingDays", "Int32", "Length in working days; 0: the procedure's own.") { DisplayName = "Working days", DefaultValue = 0 },
        ],
        Outputs = [new("Round", "Int32", "The round's number."), RefusalCode],
        Outcomes = Ports("Done"),
        MustHandle = [Refused],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        if (context.Step.Part<PendingCirculation>()?.Take() is var (wish, person))
        {
            if (session.Decide(wish, person).Refusal is { } refusal)
            {
                throw new CommandAbortedException(refusal);
            }
        }
        else if (!await DecideAsync(context, session, ByItself(context, session)))
        {
            return;
        }

        context.SetOutput("Round", session.Snapshot.OpenRound!.Number);
        await context.CompleteAsync();
    }

    private static Circulate ByItself(ActivityContext context, DossierSession session)
    {
        var days = context.Input<int>("WorkingDays");
        var procedure = Enum.TryParse<Procedure>(context.Input<string>("Procedure"), out var named) ? named : Procedure.Ordinary;
        var ask = context.Input<string>("Role") is null or Full ? [] : session.Snapshot.Assess().Missing;
        return new Circulate(session.DossierId, procedure, days > 0 ? new DeadlineRule.WorkingDays(days) : null, [], ask);
    }
}
