using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Instructions;

/// <summary>An instruction is issued, delivered and confirmed; each first time stands.</summary>
public sealed class ProofOfReceiptTests
{
    [Fact]
    public void An_instruction_is_delivered_by_the_bus_and_confirmed_by_a_person_each_once()
    {
        var played = Adopted();
        var issued = played.Clock;
        played.PassTo(issued.AddSeconds(2));
        Assert.Null(played.Send(new DeliverInstruction(PlayedDossier.Id, 1), Actor.Clock).Refusal);
        Assert.Empty(played.Send(new DeliverInstruction(PlayedDossier.Id, 1), Actor.Clock).Events);
        played.PassTo(issued.AddMinutes(3));
        Assert.Null(played.Send(new ConfirmInstruction(PlayedDossier.Id, 1), PlayedDossier.Representation).Refusal);
        Assert.Empty(played.Send(new ConfirmInstruction(PlayedDossier.Id, 1), PlayedDossier.Representation).Events);
        Assert.Equal(new InstructionProof(1, issued) { DeliveredAt = issued.AddSeconds(2), ConfirmedAt = issued.AddMinutes(3), ConfirmedBy = "paul" }, played.Now.ProofOf(1));
    }

    [Fact]
    public void Whoever_confirms_has_it_even_where_the_bus_did_not_say_so()
    {
        var played = Adopted();
        Assert.Null(played.Send(new ConfirmInstruction(PlayedDossier.Id, 1), PlayedDossier.Representation).Refusal);
        Assert.NotNull(played.Now.ProofOf(1).DeliveredAt);
    }

    [Fact]
    public void Only_the_Permanent_Representation_confirms_and_only_what_there_is()
    {
        var played = Adopted();
        played.Send(new ConfirmInstruction(PlayedDossier.Id, 1), PlayedDossier.Coordinator).RefusedAs("right.missing");
        Assert.Equal("no", played.Send(new ConfirmInstruction(PlayedDossier.Id, 2), PlayedDossier.Representation).RefusedAs("input.invalid").Field);
        played.Send(new DeliverInstruction(PlayedDossier.Id, 0), Actor.Clock).RefusedAs("input.invalid");
    }

    private static PlayedDossier Adopted()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Commit("FA", Stance.Agree);
        played.Close();
        Assert.Null(played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        return played;
    }
}
