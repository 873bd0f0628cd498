namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>
/// Proves that everything that had reached participants' answers queues by an instant has been taken in, so that an objection that came in
/// time is counted before silence is taken for consent (design, section 5). Thread-safe.
/// </summary>
public interface IAnswersTaken
{
    /// <summary>
    /// Whether that is so for all of these participants (codes) and that instant (UTC, not in the future). Waits for a moment where the proof
    /// is on its way; false: not yet, to be asked again.
    /// </summary>
    ValueTask<bool> UntilAsync(IReadOnlyCollection<string> participants, DateTimeOffset instant, CancellationToken cancellationToken);
}
