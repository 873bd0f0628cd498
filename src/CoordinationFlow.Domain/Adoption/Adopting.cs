using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>Adopts the common position (domain 3.2: D11, D12; 3.14).</summary>
internal sealed class Adopting : Handler<Adopt>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, Adopt command)
    {
        var dossier = story.Dossier;
        if (dossier.Adoption is not null)
        {
            return new Refusal("adoption.done");
        }

        switch (dossier.State)
        {
            case DossierState.InRound: return new Refusal("round.still-open");
            case DossierState.Escalated: return AdoptionGate.Closed(dossier) ?? new Refusal("adoption.blocked");
            case not DossierState.Assessing: return new Refusal("state.wrong");
        }

        var byFlow = story.Context.Actor.Role == Role.Flow;
        if ((AdoptionGate.Closed(dossier) ?? TheFlowAdoptsOnlyWhatWasAgreed(dossier, byFlow)) is { } refusal)
        {
            return refusal;
        }

        story.Add(new Adopted(Record(dossier, byFlow ? "flow" : "coordinator")));
        Instructing.Issue(story);
        return null;
    }

    /// <summary>By itself the flow adopts only after an unbroken silence or a recorded agreement at a level (D12; domain 3.17; design, section 1).</summary>
    private static Refusal? TheFlowAdoptsOnlyWhatWasAgreed(DossierSnapshot dossier, bool byFlow) =>
        byFlow && !dossier.HasFreshAgreement() && !(dossier.LastRound is { Procedure: Procedure.Silence, ClosedBy: RoundCloser.Deadline or RoundCloser.Early } && dossier.SilenceIsUnbroken() && dossier.Assess().Outcome == Outcome.Converged)
            ? new Refusal("right.missing")
            : null;

    private static AdoptionRecord Record(DossierSnapshot dossier, string by)
    {
        var (assessment, version) = (dossier.Assess(), dossier.Version!);
        var marks = dossier.Counted.SelectMany(code => version.Paragraphs.Select(mark => (Code: code, Mark: mark, Standing: Standing.Of(dossier, code, mark)))).ToArray();
        var statements = marks.Where(one => one.Standing.IsStatement).GroupBy(one => (one.Code, dossier.WordOf(one.Code, one.Mark)!.Statement));
        var record = new AdoptionRecord(dossier.PositionNo, version.Number, version.Hash, by, dossier.RestsOn)
        {
            Express = assessment.Express,
            Tacit = assessment.Tacit,
            DidNotAnswer = assessment.Missing,
            NoCompetence = assessment.NoCompetence,
            Proofs = assessment.Tacit.Where(code => dossier.Silences.GetValueOrDefault(code)?.Proof is not null).ToImmutableDictionary(code => code, code => dossier.Silences[code].Proof!.Value),
            Receipts = marks.Where(one => dossier.WordOf(one.Code, one.Mark)?.Receipt is not null).GroupBy(one => one.Code).ToImmutableDictionary(one => one.Key, one => dossier.WordOf(one.Key, one.First().Mark)!.Receipt!),
            Reservations = [.. marks.Where(one => one.Standing.Reserves).Select(one => new KeptReservation(one.Code, one.Mark.Id, one.Standing.Said!.Value))],
            Statements = [.. statements.Select(group => new KeptStatement(group.Key.Code, [.. group.Select(one => one.Mark.Id)], group.Key.Statement!))],
            Levels = dossier.LevelsThatSat(),
            Marks = dossier.CutoffIsReached ? ["after-cutoff"] : [],
        };
        var (reached, tried) = CoordinationScale.Of(dossier with { Adoption = record });
        return record with { ScaleReached = reached, ScaleTried = tried };
    }
}
