using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Sessions;

/// <summary>The domain's view of the reference data. A participant's own system holds its mandate (domain 3.17).</summary>
internal sealed class ParticipantDirectory(ReferenceData reference) : IParticipantDirectory
{
    /// <inheritdoc/>
    public Participant? Find(string code) => reference.Participants.GetValueOrDefault(code);

    /// <inheritdoc/>
    public bool HoldsMandate(string personId, string participant) =>
        QueueAccount.Is(personId, participant)
        || (reference.Persons.TryGetValue(personId, out var person) && person.Roles.Contains(new PersonRole(Role.MandateHolder, participant)));
}
