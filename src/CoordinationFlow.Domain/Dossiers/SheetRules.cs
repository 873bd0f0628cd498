using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>What a sheet must hold: a reference, known participants with one seat each, and a vote that can be proposed.</summary>
internal static class SheetRules
{
    /// <summary>The first rule that is broken, with the field; null: none.</summary>
    public static Refusal? Broken(DossierSheet sheet, DecisionContext context)
    {
        if (string.IsNullOrWhiteSpace(sheet.Reference))
        {
            return new Refusal("input.invalid", "reference");
        }

        if (sheet.ProposedVote is Vote.Abstain or Vote.ApproveWithReservation)
        {
            return new Refusal("input.invalid", "proposedVote");
        }

        if (sheet.MaxRounds < 1)
        {
            return new Refusal("input.invalid", "maxRounds");
        }

        if (sheet.SupplementaryRounds < 0)
        {
            return new Refusal("input.invalid", "supplementaryRounds");
        }

        var seats = new[] { ("pilot", (string[])[sheet.Pilot]), ("required", [.. sheet.Required]), ("consulted", [.. sheet.Consulted]), ("informed", [.. sheet.Informed]), ("observers", [.. sheet.Observers]) };
        if (Sandbox.Mixed(seats, sheet.Pilot) is { } mixed)
        {
            return mixed;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, codes) in seats)
        {
            foreach (var code in codes)
            {
                if (context.Participants.Find(code) is not { RetiredAt: null })
                {
                    return new Refusal("participant.unknown", field) { Participants = [code] };
                }

                if (!seen.Add(code))
                {
                    return new Refusal("input.invalid", field) { Participants = [code] };
                }
            }
        }

        return null;
    }
}
