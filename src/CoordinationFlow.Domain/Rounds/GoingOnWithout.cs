using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>The coordinator goes on without those that did not answer: neither agreement nor tacit agreement (domain 3.8).</summary>
internal sealed class GoingOnWithout : Handler<GoOnWithout>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, GoOnWithout command)
    {
        if (story.Dossier.State != DossierState.Assessing)
        {
            return new Refusal(story.Dossier.State == DossierState.InRound ? "round.still-open" : "state.wrong");
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return new Refusal("reason.missing", "reason");
        }

        var missing = story.Dossier.Assess().Missing.RemoveAll(story.Dossier.GoneOnWithout.Contains);
        if (missing.IsEmpty)
        {
            return new Refusal("state.wrong");
        }

        story.Add(new WentOnWithout(missing) { ReasonHash = story.Keep("reason", command.Reason) });
        return null;
    }
}
