using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Instructions;

/// <summary>The instruction has reached the queue or inbox; that it came once more says nothing new.</summary>
internal sealed class DeliveringAnInstruction : Handler<DeliverInstruction>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, DeliverInstruction command)
    {
        if (command.No < 1 || command.No > story.Dossier.Instructions.Length)
        {
            return new Refusal("input.invalid", "no");
        }

        if (story.Dossier.ProofOf(command.No).DeliveredAt is null)
        {
            story.Add(new InstructionDelivered(command.No));
        }

        return null;
    }
}

/// <summary>A person of the Permanent Representation confirms the instruction, the valid one or one before it, once.</summary>
internal sealed class ConfirmingAnInstruction : Handler<ConfirmInstruction>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ConfirmInstruction command)
    {
        if (command.No < 1 || command.No > story.Dossier.Instructions.Length)
        {
            return new Refusal("input.invalid", "no");
        }

        if (story.Dossier.ProofOf(command.No).ConfirmedAt is null)
        {
            story.Add(new InstructionConfirmed(command.No, story.Context.Actor.PersonId));
        }

        return null;
    }
}
