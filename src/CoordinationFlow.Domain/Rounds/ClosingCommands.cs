using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>Closes a round at its deadline's second (domain 3.2: D2); an old timer does nothing.</summary>
internal sealed class ClosingAtTheDeadline : Handler<CloseRound>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, CloseRound command)
    {
        if (story.Dossier.OpenRound is { } round && round.Number == command.Round && story.At >= round.ClosesAt)
        {
            Closing.Close(story, round, RoundCloser.Deadline);
        }

        return null;
    }
}

/// <summary>The coordinator closes early, once no counted task is open (domain 3.3).</summary>
internal sealed class ClosingEarly : Handler<CloseEarly>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, CloseEarly command)
    {
        if (story.RunningRound is not { } round)
        {
            return new Refusal("round.closed");
        }

        if (round.Tasks.Values.Any(task => task.IsOpen && story.Dossier.Seats.GetValueOrDefault(task.Participant) == Seat.Required))
        {
            return new Refusal("round.still-open");
        }

        Closing.Close(story, round, RoundCloser.Early);
        return null;
    }
}
