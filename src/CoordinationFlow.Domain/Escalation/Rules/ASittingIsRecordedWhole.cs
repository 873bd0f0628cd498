using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation.Rules;

/// <summary>A sitting has minutes and, where it agreed, attendance; who attended is known (domain 3.2, D6).</summary>
internal sealed record ASittingIsRecordedWhole(DossierSnapshot Dossier, RecordSitting Command, IParticipantDirectory Participants) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken()
    {
        if (string.IsNullOrWhiteSpace(Command.Minutes))
        {
            return new Refusal("reason.missing", "minutes");
        }

        var strangers = Command.Present.Where(code => !Dossier.Seats.ContainsKey(code) && Participants.Find(code) is not { RetiredAt: null }).ToArray();
        return strangers.Length > 0 ? new Refusal("participant.unknown", "present") { Participants = [.. strangers] }
            : (Command.Decision == SittingDecision.Agreement && Command.Present.IsEmpty) || Command.Present.Distinct().Count() < Command.Present.Length ? new Refusal("input.invalid", "present")
            : null;
    }
}
