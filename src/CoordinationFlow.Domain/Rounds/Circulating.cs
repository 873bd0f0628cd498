using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>Opens a round (domain 3.2: D1, D4).</summary>
internal sealed class Circulating : Handler<Circulate>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Circulate command)
    {
        var state = story.Dossier.State;
        if (state is not (DossierState.Preparing or DossierState.Assessing))
        {
            return new Refusal(state == DossierState.InRound ? "round.still-open" : "state.wrong");
        }

        if (state == DossierState.Preparing && !command.Ask.IsEmpty)
        {
            return new Refusal("state.wrong", "ask");
        }

        var circulation = new Circulation(story, command.Procedure, command.Deadline, command.Paragraphs, command.Ask, command.Override);
        if (!command.Ask.IsEmpty && circulation.BringsANewText)
        {
            return new Refusal("input.invalid", "paragraphs");
        }

        if (circulation.Forbidden(countsForLimit: command.Ask.IsEmpty) is { } refusal)
        {
            return refusal;
        }

        circulation.Open(replacesSuperseded: false);
        return null;
    }
}

/// <summary>Replaces the open round's draft in a new round (domain 3.2: D3; 3.12).</summary>
internal sealed class Superseding : Handler<Supersede>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Supersede command)
    {
        if (story.RunningRound is not { } open)
        {
            return new Refusal("round.closed");
        }

        var circulation = new Circulation(story, command.Procedure, command.Deadline, command.Paragraphs, [], command.Override);
        if (!circulation.BringsANewText)
        {
            return new Refusal("draft.unchanged", "paragraphs");
        }

        if (circulation.Forbidden(countsForLimit: false) is { } refusal)
        {
            return refusal;
        }

        Closing.Cancel(story, open, "Superseded");
        circulation.Open(replacesSuperseded: true);
        return null;
    }
}
