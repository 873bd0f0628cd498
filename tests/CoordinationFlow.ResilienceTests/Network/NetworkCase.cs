namespace CoordinationFlow.ResilienceTests.Network;

/// <summary>The steps of a dossier.</summary>
internal enum DossierStep
{
    /// <summary>The coordinator makes it.</summary>
    Create,

    /// <summary>The coordinator circulates it: tasks go out, and two ministries answer over their queues.</summary>
    Circulate,

    /// <summary>Two ministries answer over REST.</summary>
    Answer,

    /// <summary>The deadline passes: a marker goes through each answers queue and the round closes.</summary>
    Close,

    /// <summary>The coordinator adopts: everybody is told.</summary>
    Adopt,
}

/// <summary>What is expected of a case besides that the dossier ends as it does without trouble.</summary>
internal enum Seen
{
    /// <summary>Whoever gave the command had no answer, or one that says the server failed, and gave it again.</summary>
    CommandGivenAgain,

    /// <summary>No command had to be given again.</summary>
    NothingByCallers,

    /// <summary>No command had to be given again; a ministry got a message twice, under one id.</summary>
    MessageTwice,

    /// <summary>Either may be.</summary>
    Anything,
}

/// <summary>One trouble on the network, by name.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Step">During which step.</param>
/// <param name="Seen">What it shows.</param>
/// <param name="Trouble">Begins when the step begins and completes when it is over and healed.</param>
internal sealed record NetworkCase(string Name, DossierStep Step, Seen Seen, Func<Trouble, Task> Trouble);
