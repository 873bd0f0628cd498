using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>Participants of the tests: each with a mandate holder of its own name in small letters; RET is retired, OBG and ECO are not cleared; VL, WAL and BRU are regions.</summary>
internal sealed class PlainDirectory : IParticipantDirectory
{
    private static readonly string[] Uncleared = ["OBG", "ECO"];

    private readonly Dictionary<string, Participant> _participants =
        new[] { "IBZ", "FA", "JUS", "IO", "VL", "WAL", "BRU", "ECO", "OBG", "FIN", "OBS", "RET" }.ToDictionary(code => code, code => new Participant(code, code is "VL" or "WAL" or "BRU" ? ParticipantKind.Region : ParticipantKind.FederalService)
        {
            Languages = ["fr", "nl"],
            Cleared = !Uncleared.Contains(code),
            RetiredAt = code == "RET" ? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) : null,
        });

    /// <summary>Persons whose mandate has ended.</summary>
    public HashSet<string> WithoutMandate { get; } = [];

    /// <summary>Retires a participant.</summary>
    public void Retire(string code, DateTimeOffset at, string? successor = null) => _participants[code] = _participants[code] with { RetiredAt = at, Successor = successor };

    /// <summary>The participants as they are now.</summary>
    public PlainDirectory Copy()
    {
        var copy = new PlainDirectory();
        foreach (var (code, participant) in _participants)
        {
            copy._participants[code] = participant;
        }

        return copy;
    }

    public Participant? Find(string code) => _participants.GetValueOrDefault(code);

    public bool HoldsMandate(string personId, string participant) => personId.StartsWith(participant, StringComparison.OrdinalIgnoreCase) && !WithoutMandate.Contains(personId);
}
