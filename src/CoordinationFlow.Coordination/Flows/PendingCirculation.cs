using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;

namespace CoordinationFlow.Coordination.Flows;

/// <summary>A person's wish to circulate, on its way to the flow's next "Circulate a draft" in the same step: a part of the step.</summary>
internal sealed class PendingCirculation(Circulate command, Actor actor)
{
    private bool _isTaken;

    /// <summary>Takes the command out, once; null after that.</summary>
    public (Circulate Command, Actor Actor)? Take()
    {
        if (_isTaken)
        {
            return null;
        }

        _isTaken = true;
        return (command, actor);
    }
}
