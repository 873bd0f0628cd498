using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.ElsaApi.ActivityDescriptors;

/// <summary>
/// Choices that come from the reference data of this moment and not from a kind of activity: an input that is named for a participant, an
/// audience, a policy area or a level of escalation offers those there are.
/// </summary>
internal static class LiveChoices
{
    private static readonly string[] OfParticipants = ["Participant", "Participants", "Audience", "Pilot"];
    private static readonly string[] OfAreas = ["PolicyArea", "PolicyAreas", "Area", "Areas"];
    private static readonly string[] OfLevels = ["Level", "Levels"];

    // The written rounds, L0, are no level that one escalates to.
    private static readonly (Level Code, string Name)[] Levels =
    [
        (Level.L1, "Coordination meeting"),
        (Level.L2, "Interministerial Conference for Foreign Policy"),
        (Level.L3, "Concertation Committee"),
        (Level.K, "Inner cabinet"),
    ];

    /// <summary>The choices, in the order in which they are shown; null: the input has none of this moment.</summary>
    public static IReadOnlyList<(string Text, string Value)>? For(InputDescriptor input, ReferenceData reference)
    {
        if (input.Choices.Length > 0)
        {
            return null;
        }

        if (OfParticipants.Contains(input.Name))
        {
            var participants = reference.Participants.Values.OrderBy(participant => participant.Code, StringComparer.Ordinal)
                .Select(participant => ($"{participant.Code} · {participant.Names.GetValueOrDefault("en", participant.Code)}", participant.Code));
            return input.DefaultValue is string other && !reference.Participants.ContainsKey(other) ? [(other, other), .. participants] : [.. participants];
        }

        if (OfLevels.Contains(input.Name))
        {
            return [.. Levels.Select(level => ($"{level.Code} · {level.Name}", level.Code.ToString()))];
        }

        return OfAreas.Contains(input.Name)
            ? [.. reference.Areas.OrderBy(area => area.Code, StringComparer.Ordinal).Select(area => ($"{area.Code} · {area.Names.GetValueOrDefault("en", area.Code)}", area.Code))]
            : null;
    }
}
