using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.AdReferendum;

public sealed class AdReferendumTests
{
    [Fact]
    public void An_instruction_ad_referendum_leaves_the_dossier_where_it_is_and_owes_a_definitive_position()
    {
        var played = Urgent();
        Assert.Null(Instruct(played).Refusal);
        var instruction = played.Now.Instructions.Single();
        Assert.Equal((true, Vote.Approve, 1, DossierState.Assessing), (instruction.AdReferendum, instruction.Vote, instruction.Position, played.Now.State));
        Assert.Equal(PlayedDossier.Brussels("2027-02-17 17:00"), played.Now.Definitive!.Due);
        Assert.True(played.Now.Definitive.IsOwed);
    }

    [Fact]
    public void A_definitive_instruction_with_the_same_vote_on_the_same_version_confirms_it()
    {
        var played = Urgent();
        Instruct(played);
        Assert.Null(played.Circulate(Procedure.Silence, ask: ["VL"]).Refusal);
        played.Close();
        Assert.Equal(DefinitiveState.Confirmed, played.Now.Definitive!.State);
        Assert.Equal((2, 1, false), (played.Now.Instructions[^1].No, played.Now.Instructions[^1].Replaces, played.Now.Instructions[^1].AdReferendum));
    }

    [Fact]
    public void Another_vote_or_another_version_corrects_it()
    {
        var voted = Urgent();
        Instruct(voted, Vote.Abstain);
        voted.Send(new GoOnWithout(PlayedDossier.Id, "they had time"), PlayedDossier.Coordinator);
        Assert.Null(voted.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(DefinitiveState.Corrected, voted.Now.Definitive!.State);

        var abstained = Urgent();
        Instruct(abstained);
        abstained.Send(new RecordAbstention(PlayedDossier.Id, "no agreement"), PlayedDossier.Coordinator);
        Assert.Equal(DefinitiveState.Corrected, abstained.Now.Definitive!.State);
    }

    [Fact]
    public void One_second_after_it_was_due_it_is_overdue_and_a_finding()
    {
        var played = Urgent();
        Instruct(played);
        played.PassTo(PlayedDossier.Brussels("2027-02-17 17:00"));
        Assert.True(played.Now.Definitive!.IsOwed);
        played.PassTo(PlayedDossier.Brussels("2027-02-17 17:00").AddSeconds(1));
        Assert.Equal(DefinitiveState.Overdue, played.Now.Definitive!.State);
        Assert.Equal("definitive-position.overdue", played.Now.Findings.Single().Code);
        Assert.Empty(CoordinationFlow.Domain.Deadlines.DueItems.Of(played.Now));
    }

    [Fact]
    public void An_instruction_ad_referendum_needs_a_reason_and_a_dossier_that_is_under_way()
    {
        var played = Playing.Prepared(["IO"]);
        Instruct(played).RefusedAs("state.wrong");
        played.Circulate();
        played.Send(new InstructAdReferendum(PlayedDossier.Id, " "), PlayedDossier.Coordinator).RefusedAs("reason.missing");
        played.Commit("IO", Playing.A);
        played.Close();
        played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator);
        Instruct(played).RefusedAs("adoption.done");
    }

    /// <summary>IO agreed, VL did not open its task.</summary>
    private static PlayedDossier Urgent()
    {
        var played = Playing.Prepared(["IO", "VL"]);
        Assert.Null(played.PassTo("2027-02-12 19:00").Circulate(Procedure.Urgent).Refusal);
        played.Commit("IO", Playing.A);
        Assert.Equal(["VL"], played.Close().Missing);
        return played.PassTo("2027-02-12 22:05");
    }

    private static Decision Instruct(PlayedDossier played, Vote? vote = null) => played.Send(new InstructAdReferendum(PlayedDossier.Id, "the working party decides tonight", vote), PlayedDossier.Coordinator);
}
