using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Flows;

/// <summary>Names of the stimuli on which a flow waits, and their keys: event, dossier and, where it has one, round (design, section 4).</summary>
public static class FlowEvents
{
    /// <summary>A round has closed.</summary>
    public static StimulusKey RoundClosed(string dossierId, int round) => new("RoundClosed", dossierId, $"{round}");

    /// <summary>The outcome changed after a close.</summary>
    public static StimulusKey OutcomeChanged(string dossierId) => new("OutcomeChanged", dossierId);

    /// <summary>The cutoff was reached.</summary>
    public static StimulusKey Cutoff(string dossierId) => new("Cutoff", dossierId);

    /// <summary>The dossier was adopted or an abstention recorded.</summary>
    public static StimulusKey Ended(string dossierId) => new("Ended", dossierId);

    /// <summary>A level was convened.</summary>
    public static StimulusKey Escalated(string dossierId) => new("Escalated", dossierId);

    /// <summary>A level was left by a decision, or because the last block was lifted.</summary>
    public static StimulusKey LevelClosed(string dossierId) => new("LevelClosed", dossierId);

    /// <summary>The last block was lifted between two levels.</summary>
    public static StimulusKey Lifted(string dossierId) => new("Lifted", dossierId);

    /// <summary>A person wants the next round circulated.</summary>
    public static StimulusKey Revised(string dossierId) => new("Revised", dossierId);

    /// <summary>The coordinator instructed ad referendum.</summary>
    public static StimulusKey AdReferendum(string dossierId) => new("AdReferendum", dossierId);

    /// <summary>The coordinator went on without those that did not answer.</summary>
    public static StimulusKey WentOnWithout(string dossierId) => new("WentOnWithout", dossierId);

    /// <summary>The duty to give a definitive position has ended.</summary>
    public static StimulusKey Definitive(string dossierId) => new("Definitive", dossierId);

    /// <summary>The Permanent Representation has reported after the meeting.</summary>
    public static StimulusKey Reported(string dossierId) => new("Reported", dossierId);

    /// <summary>The meeting was moved.</summary>
    public static StimulusKey MeetingMoved(string dossierId) => new("MeetingMoved", dossierId);

    /// <summary>The silence was broken.</summary>
    public static StimulusKey SilenceBroken(string dossierId, int round) => new("SilenceBroken", dossierId, $"{round}");

    /// <summary>An answer came; for flows that react to each.</summary>
    public static StimulusKey PositionReceived(string dossierId) => new("PositionReceived", dossierId);

    /// <summary>
    /// The stimulus that an event raises; null: none. Only a round's close is kept for a bookmark that is not there yet, since only it can come
    /// before the flow waits.
    /// </summary>
    internal static (StimulusKey Key, bool Keep)? Of(string dossierId, DossierEvent happened) => happened switch
    {
        RoundClosed closed => (RoundClosed(dossierId, closed.Round), true),
        Domain.Rounds.OutcomeChanged => (OutcomeChanged(dossierId), false),
        CutoffReached => (Cutoff(dossierId), false),
        Adopted or Abstained => (Ended(dossierId), false),
        Domain.Escalation.Escalated => (Escalated(dossierId), false),
        // A level that lapses does so by the cutoff, which has its own stimulus.
        Domain.Escalation.LevelClosed { Exit: not LevelExit.Lapsed } => (LevelClosed(dossierId), false),
        LadderLeft { Cause: "Lifted" } => (Lifted(dossierId), false),
        InstructionIssued { Instruction.AdReferendum: true } => (AdReferendum(dossierId), false),
        Domain.Rounds.WentOnWithout => (WentOnWithout(dossierId), false),
        DefinitivePosition => (Definitive(dossierId), false),
        ReportRecorded => (Reported(dossierId), false),
        Domain.Meetings.MeetingMoved => (MeetingMoved(dossierId), false),
        SilenceBroken broken => (SilenceBroken(dossierId, broken.Round), false),
        Domain.Positions.PositionReceived => (PositionReceived(dossierId), false),
        _ => null,
    };
}
