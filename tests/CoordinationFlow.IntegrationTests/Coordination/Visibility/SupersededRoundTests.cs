using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.IntegrationTests.Coordination.Visibility;

/// <summary>A superseded round never reached its deadline, and its answers may count in the round that took its place (INV-38).</summary>
public sealed class SupersededRoundTests
{
    [Fact]
    public async Task INV_38_answers_of_a_superseded_round_are_told_with_the_round_that_took_its_place()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Object, "Not so."), OneDossier.MandateHolder("FIN"));
        await dossier.DoneAsync(new Supersede(dossier.Id, Procedure.Ordinary, new DeadlineRule.WorkingDays(3), [OneDossier.Paragraph("A better text.")]));

        Assert.DoesNotContain((await dossier.SeenByAsync("JUS"))!.Positions, position => position.Participant == "FIN");
        Assert.Contains((await dossier.SeenByAsync("FIN"))!.Positions, position => position.Participant == "FIN");
        Assert.Contains((await dossier.SeenByAsync("SOC"))!.Positions, position => position.Participant == "FIN");

        await dossier.CloseAsync();

        Assert.Contains((await dossier.SeenByAsync("JUS"))!.Positions, position => position.Participant == "FIN");
    }
}
