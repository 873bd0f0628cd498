using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Inbox;

/// <summary>What a dossier asks of an office, or of its pilot, as it stands: a task that nobody has to be given, because the state says it (domain 3.4, 3.14, 3.21).</summary>
/// <param name="Id">The task's id: the same duty has the same one.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Office">One of <see cref="Offices"/>, or the pilot's code.</param>
/// <param name="Due">By when, or since when where nothing says so; UTC.</param>
public sealed record Duty(string Id, TaskKind Kind, string Office, DateTimeOffset Due);

/// <summary>Who has an inbox without being a participant. Small letters: participants' codes are large.</summary>
public static class Offices
{
    /// <summary>All coordinators.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>The secretariats of the levels.</summary>
    public const string Secretariat = "secretariat";

    /// <summary>The Permanent Representation.</summary>
    public const string Representation = "representation";
}
