namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>All cases, by name.</summary>
internal static class NetworkCases
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongerThanACommandMayTake = TimeSpan.FromSeconds(4);

    /// <summary>Ten between server and database, twelve between server and broker, one on both ways.</summary>
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        new("Database: cut after the commit, before its reply", DossierStep.Answer, Seen.CommandGivenAgain, on => Trouble.CutAtReplyToAsync(on.Database, Signs.Commit)),
        new("Database: cut as writes and commit are on their way", DossierStep.Answer, Seen.CommandGivenAgain, on => Trouble.CutAtAsync(on.Database, Signs.Commit)),
        new("Database: cut as a circulation's writes are on their way", DossierStep.Circulate, Seen.CommandGivenAgain, on => Trouble.CutAtAsync(on.Database, Signs.Commit)),
        new("Database: cut after a new dossier's commit, before its reply", DossierStep.Create, Seen.CommandGivenAgain, on => Trouble.CutAtReplyToAsync(on.Database, Signs.Commit)),
        new("Database: all connections cut between two commands", DossierStep.Adopt, Seen.Anything, on => Trouble.Cut(on.Database)),
        new("Database: cut after the commit that closes the round, before its reply", DossierStep.Close, Seen.Anything, on => Trouble.CutAtReplyToAsync(on.Database, Signs.Commit)),
        new("Database: the commit is held up for a moment", DossierStep.Answer, Seen.NothingByCallers, on => Trouble.HoldAsync(on.Database, Signs.Commit, Moment)),
        new("Database: the commit's reply is held up longer than a command may take", DossierStep.Answer, Seen.CommandGivenAgain, on => Trouble.HoldReplyAsync(on.Database, Signs.Commit, LongerThanACommandMayTake)),
        new("Database: half-open, everything vanishes", DossierStep.Answer, Seen.CommandGivenAgain, async on =>
        {
            on.Database.Swallows = true;
            await on.GivenAgainAsync();
            on.Database.Heal();
        }),
        new("Database: slow, each piece 15 ms late", DossierStep.Answer, Seen.NothingByCallers, async on =>
        {
            on.Database.Delay = TimeSpan.FromMilliseconds(15);
            await Trouble.HoldAsync(on.Database, Signs.Commit, Moment);
            on.Database.Delay = TimeSpan.Zero;
        }),
        new("Database: no connection for a while", DossierStep.Adopt, Seen.CommandGivenAgain, async on =>
        {
            on.Database.Refuses = true;
            on.Database.Cut();
            await on.GivenAgainAsync(times: 3);
            on.Database.Heal();
        }),
        new("Broker: cut after a task came, before its confirm", DossierStep.Circulate, Seen.MessageTwice, on => Trouble.CutAtReplyToAsync(on.Broker, "participant.ibz.tasks")),
        new("Broker: cut as a task is on its way", DossierStep.Circulate, Seen.NothingByCallers, on => Trouble.CutAtAsync(on.Broker, "participant.ibz.tasks")),
        new("Broker: cut as an answer is delivered", DossierStep.Circulate, Seen.NothingByCallers, on => Trouble.CutAtDeliveryAsync(on.Broker, "participant.ibz.answers")),
        new("Broker: cut after an answer's commit, before its acknowledgement", DossierStep.Circulate, Seen.NothingByCallers, on => Trouble.CutAtAsync(on.Broker, Signs.Acknowledge, times: 3)),
        new("Broker: cut after the first message was taken in, before its acknowledgement", DossierStep.Circulate, Seen.NothingByCallers, on => Trouble.CutAtAsync(on.Broker, Signs.Acknowledge)),
        new("Broker: cut as a round's marker is on its way", DossierStep.Close, Seen.NothingByCallers, on => Trouble.CutAtAsync(on.Broker, Signs.Marker)),
        new("Broker: cut after a round's marker came, before its confirm", DossierStep.Close, Seen.NothingByCallers, on => Trouble.CutAtReplyToAsync(on.Broker, Signs.Marker)),
        new("Broker: all connections cut between two messages", DossierStep.Answer, Seen.NothingByCallers, on => Trouble.Cut(on.Broker)),
        new("Broker: nothing passes for a moment", DossierStep.Circulate, Seen.NothingByCallers, async on =>
        {
            on.Broker.Stall();
            await Task.Delay(Moment);
            on.Broker.GoOn();
        }),
        new("Broker: half-open, everything vanishes for a while", DossierStep.Answer, Seen.NothingByCallers, async on =>
        {
            on.Broker.Swallows = true;
            await Task.Delay(Moment);
            on.Broker.Heal();
        }),
        new("Broker: no connection while a round is to close", DossierStep.Close, Seen.NothingByCallers, async on =>
        {
            on.Broker.Refuses = true;
            on.Broker.Cut();
            await Task.Delay(Moment);
            on.Broker.Heal();
        }),
        new("Both: all connections cut as a commit is on its way", DossierStep.Answer, Seen.CommandGivenAgain, on => on.Database.WhenAsync(Watch.For(Signs.Commit, () =>
        {
            on.Broker.Cut();
            return Trouble.Cut(on.Database);
        }))),
    ];
}
