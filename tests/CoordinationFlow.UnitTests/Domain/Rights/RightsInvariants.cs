using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Rights;

/// <summary>Invariants of who is asked and who may answer.</summary>
[Cases(200)]
public sealed class RightsInvariants
{
    private static readonly string[] Codes = ["FA", "JUS", "OBG", "ECO"];

    [Property]
    public void INV_37_A_restricted_dossier_asks_nobody_without_clearance(byte required, byte consulted, byte added, bool before)
    {
        string[] asked = ["IO", .. Codes.Where((_, i) => (required >> i & 1) == 1)];
        string[] advising = [.. Codes.Where((code, i) => (consulted >> i & 1) == 1 && !asked.Contains(code))];
        var played = Playing.Prepared(asked, advising, sheet => sheet with { Classification = Classification.Restricted });
        var one = new SetSeat(PlayedDossier.Id, Codes[added % 4], added % 8 < 4 ? Seat.Required : Seat.Consulted, "it was forgotten");
        if (before)
        {
            played.Send(one, PlayedDossier.Coordinator);
        }

        var refusal = played.Circulate().Refusal;
        played.Send(one, PlayedDossier.Coordinator);

        string[] uncleared = [.. asked.Concat(advising).Where(code => code is "OBG" or "ECO").Order(StringComparer.Ordinal)];
        Assert.Equal(uncleared.Length > 0 ? "dossier.not-cleared" : null, refusal?.Code);
        Assert.Equal(uncleared, refusal?.Participants ?? []);
        Assert.DoesNotContain(played.Now.Rounds.SelectMany(round => round.Tasks.Keys), code => code is "OBG" or "ECO");
    }

    [Property(Arbitrary = [typeof(Plays)], MaxTest = 60)]
    public void INV_45_A_position_is_committed_by_one_who_held_the_mandate_at_that_instant(Play play)
    {
        var without = new PlainDirectory();
        foreach (var step in play.Steps.Where(step => step is { IsRefused: false, Command: CommitPosition or LiftReservation or ConsentToAdoption or MakeStatement }))
        {
            without.WithoutMandate.Add(step.Actor.PersonId);
            var dossier = new Dossier(step.Before);
            var decision = dossier.Decide(step.Command, new DecisionContext(step.At, step.Now, step.Actor, step.Calendar, without, new ProcedureSettings(), () => "id"));
            Assert.Equal("mandate.missing", decision.Refusal?.Code);
            Assert.Same(step.Before, dossier.Snapshot);
            without.WithoutMandate.Clear();
        }
    }
}
