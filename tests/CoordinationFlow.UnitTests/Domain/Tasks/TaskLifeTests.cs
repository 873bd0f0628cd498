using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Tasks;

public sealed class TaskLifeTests
{
    private static readonly Actor Jana = new("jus-jana", Role.Handler, "JUS", Channel.Portal);
    private static readonly Actor Jef = new("jus-jef", Role.Handler, "JUS", Channel.Portal);

    [Fact]
    public void A_task_is_delivered_opened_claimed_prepared_returned_and_answered()
    {
        var played = Circulated();
        Assert.Equal(TaskState.Delivered, Task(played).State);
        played.Send(new OpenTask(PlayedDossier.Id, Task(played).Id), Jana);
        Assert.Equal((TaskState.Opened, played.Clock), (Task(played).State, Task(played).OpenedAt));
        played.Send(new ClaimTask(PlayedDossier.Id, Task(played).Id), Jana);
        played.Send(new ClaimTask(PlayedDossier.Id, Task(played).Id), Jef);
        Assert.Equal((TaskState.Claimed, "jus-jef"), (Task(played).State, Task(played).ClaimedBy));
        played.Send(new PrepareAnswer(PlayedDossier.Id, Task(played).Id, Playing.Content(Stance.Object)), Jef);
        Assert.Equal((TaskState.Prepared, "jus-jef"), (Task(played).State, Task(played).PreparedBy));
        played.Send(new ReturnAnswer(PlayedDossier.Id, Task(played).Id, ""), PlayedDossier.Holder("JUS")).RefusedAs("reason.missing");
        played.Send(new ReturnAnswer(PlayedDossier.Id, Task(played).Id, "say why"), PlayedDossier.Holder("JUS"));
        Assert.Equal(TaskState.Claimed, Task(played).State);
        played.Send(new ReleaseTask(PlayedDossier.Id, Task(played).Id), Jef);
        Assert.Equal((TaskState.Opened, null), (Task(played).State, Task(played).ClaimedBy));
        played.Commit("JUS", Stance.Agree);
        Assert.Equal(TaskState.Answered, Task(played).State);
        played.Send(new ClaimTask(PlayedDossier.Id, Task(played).Id), Jana).RefusedAs("task.closed");
    }

    [Fact]
    public void What_was_only_prepared_does_not_count()
    {
        var played = Circulated();
        played.Send(new PrepareAnswer(PlayedDossier.Id, Task(played).Id, Playing.Content(Stance.Agree)), Jana);
        Assert.Equal(["FA", "JUS"], played.Close().Missing);
        Assert.Equal(TaskState.Lapsed, Task(played).State);
        Assert.NotNull(Task(played).PreparedHash);
    }

    [Fact]
    public void A_handler_does_not_commit_and_nobody_acts_on_anothers_task()
    {
        var played = Circulated();
        played.Send(new CoordinationFlow.Domain.Positions.CommitPosition(PlayedDossier.Id, Task(played).Id, Playing.Content(Stance.Agree)), Jana).RefusedAs("mandate.missing");
        played.Send(new OpenTask(PlayedDossier.Id, played.TaskOf("FA")!), Jana).RefusedAs("task.foreign");
        played.Send(new OpenTask(PlayedDossier.Id, "nothing"), Jana).RefusedAs("task.unknown");
        played.Send(new PrepareAnswer(PlayedDossier.Id, Task(played).Id, Playing.Content(Stance.Agree, ("9", Stance.Agree))), Jana).RefusedAs("position.unknown-paragraph");
        played.Send(new ReturnAnswer(PlayedDossier.Id, Task(played).Id, "nothing lies ready"), PlayedDossier.Holder("JUS")).RefusedAs("state.wrong");
    }

    [Fact]
    public void Silence_on_an_urgent_task_is_agreement_only_where_it_was_opened_before_the_deadline()
    {
        var played = Circulated(Procedure.Urgent);
        played.Send(new OpenTask(PlayedDossier.Id, Task(played).Id), Jana);
        var close = played.Close();
        Assert.Equal(["JUS"], close.Tacit);
        Assert.Equal(["FA"], close.Missing);
    }

    [Fact]
    public void Silence_on_a_task_delivered_too_late_is_no_answer()
    {
        var played = Playing.Prepared(["FA", "JUS"]);
        played.ManualDelivery.UnionWith(["FA", "JUS"]);
        played.Circulate(Procedure.Silence);
        var deadline = played.Now.OpenRound!.Deadline;
        played.PassTo(deadline.AddHours(-2));
        played.Send(new DeliverTask(PlayedDossier.Id, played.TaskOf("FA")!), Actor.Clock);
        played.PassTo(deadline.AddHours(-2).AddSeconds(1));
        played.Send(new DeliverTask(PlayedDossier.Id, played.TaskOf("JUS")!), Actor.Clock);
        var close = played.Close();
        Assert.Equal(["FA"], close.Tacit);
        Assert.Equal(["JUS"], close.Missing);
    }

    private static PlayedDossier Circulated(Procedure procedure = Procedure.Ordinary)
    {
        var played = Playing.Prepared(["FA", "JUS"]);
        Assert.Null(played.Circulate(procedure).Refusal);
        return played.PassTo(played.Clock.AddMinutes(5));
    }

    private static RespondTask Task(PlayedDossier played) => played.Now.LastRound!.Tasks["JUS"];
}
