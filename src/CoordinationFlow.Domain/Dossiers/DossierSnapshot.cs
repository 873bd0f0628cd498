using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>
/// A dossier's state: the fold of its events (INV-40). Immutable, and written and read by System.Text.Json without loss. Ids, codes, hashes,
/// counts and instants only; texts are found by their hashes.
/// </summary>
public sealed record DossierSnapshot
{
    /// <summary>The dossier before its first event.</summary>
    public static DossierSnapshot None { get; } = new();

    /// <summary>The dossier's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>What it is about.</summary>
    public DossierSheet Sheet { get; init; } = new() { Reference = "", Pilot = "" };

    /// <summary>Where it stands.</summary>
    public DossierState State { get; init; }

    /// <summary>The state that was last recorded by a <see cref="StateChanged"/>.</summary>
    public DossierState StateOfRecord { get; init; }

    /// <summary>1, and one more for each reopening.</summary>
    public int PositionNo { get; init; } = 1;

    /// <summary>Who has which seat, by code.</summary>
    public ImmutableSortedDictionary<string, Seat> Seats { get; init; } = ImmutableSortedDictionary<string, Seat>.Empty;

    /// <summary>Counted participants that were retired without successor: X.</summary>
    public ImmutableSortedSet<string> Excluded { get; init; } = [];

    /// <summary>Who speaks for a retired participant that has lost its seat; empty: nobody.</summary>
    public ImmutableSortedDictionary<string, string> Successors { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Draft versions, oldest first.</summary>
    public ImmutableArray<DraftVersion> Versions { get; init; } = [];

    /// <summary>Rounds, oldest first.</summary>
    public ImmutableArray<Round> Rounds { get; init; } = [];

    /// <summary>What each participant last said on each paragraph's very text: participant, then <see cref="Word.Key"/>.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Word>> Words { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, Word>>.Empty;

    /// <summary>Those whose last word was that they have no competence.</summary>
    public ImmutableSortedSet<string> NotCompetent { get; init; } = [];

    /// <summary>What silence on the current version was taken for, by participant.</summary>
    public ImmutableDictionary<string, Silence> Silences { get; init; } = ImmutableDictionary<string, Silence>.Empty;

    /// <summary>Those that the coordinator went on without.</summary>
    public ImmutableSortedSet<string> GoneOnWithout { get; init; } = [];

    /// <summary>Every answer that was stored, oldest first.</summary>
    public ImmutableArray<StoredPosition> Positions { get; init; } = [];

    /// <summary>Levels convened, oldest first, over the dossier's whole life.</summary>
    public ImmutableArray<Sitting> Sittings { get; init; } = [];

    /// <summary>The level whose agreement the draft rests on; L0: none, only the written rounds.</summary>
    public Level RestsOn { get; init; }

    /// <summary>The cutoff, UTC; null: there is none.</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>How often the meeting was moved.</summary>
    public int MeetingMoves { get; init; }

    /// <summary>Whether the cutoff was reached.</summary>
    public bool CutoffIsReached { get; init; }

    /// <summary>A paragraph was Blocked at a close or afterwards (domain 5.4).</summary>
    public bool WasBlocked { get; init; }

    /// <summary>Some counted participant besides the pilot has answered expressly (domain 5.4).</summary>
    public bool WasAnswered { get; init; }

    /// <summary>The adoption record, if adopted.</summary>
    public AdoptionRecord? Adoption { get; init; }

    /// <summary>
    /// The reservations of the adoption record that were not lifted since, each as it stands now (INV-43). After a reopening those of the last
    /// former record, which is in force until another position is adopted or an abstention recorded.
    /// </summary>
    public ImmutableArray<KeptReservation> Kept { get; init; } = [];

    /// <summary>Tasks to lift a reservation, oldest first; a holder has at most one that is open.</summary>
    public ImmutableArray<LiftTask> Lifts { get; init; } = [];

    /// <summary>The abstention record, if abstained.</summary>
    public AbstentionRecord? Abstention { get; init; }

    /// <summary>Adoption records of positions before a reopening, oldest first; superseded once a newer position is adopted.</summary>
    public ImmutableArray<AdoptionRecord> FormerAdoptions { get; init; } = [];

    /// <summary>Abstention records of positions before a reopening, oldest first.</summary>
    public ImmutableArray<AbstentionRecord> FormerAbstentions { get; init; } = [];

    /// <summary>The definitive position that is or was owed; null: none ever was.</summary>
    public DefinitiveDuty? Definitive { get; init; }

    /// <summary>Reports after the meeting, oldest first.</summary>
    public ImmutableArray<ReportRecorded> Reports { get; init; } = [];

    /// <summary>Instructions, oldest first; the last is valid.</summary>
    public ImmutableArray<Instruction> Instructions { get; init; } = [];

    /// <summary>What proves that instructions were received, by number.</summary>
    public ImmutableSortedDictionary<int, InstructionProof> InstructionProofs { get; init; } = ImmutableSortedDictionary<int, InstructionProof>.Empty;

    /// <summary>Findings, oldest first.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The version that positions are on: the last one circulated, and before the first circulation the newest draft; null before that.</summary>
    [JsonIgnore]
    public DraftVersion? Version => Versions.LastOrDefault(version => version.CirculatedAt is not null) ?? Draft;

    /// <summary>The newest text, circulated or still being written; null before the first.</summary>
    [JsonIgnore]
    public DraftVersion? Draft => Versions.IsEmpty ? null : Versions[^1];

    /// <summary>The last report on an instruction of the current position; null: none.</summary>
    [JsonIgnore]
    public ReportRecorded? ReportOfThisPosition => Reports.LastOrDefault(report => Instructions[report.Instruction - 1].Position == PositionNo);

    /// <summary>The open round, if there is one.</summary>
    [JsonIgnore]
    public Round? OpenRound => Rounds.FirstOrDefault(round => round.State == RoundState.Open);

    /// <summary>The last round; null before the first.</summary>
    [JsonIgnore]
    public Round? LastRound => Rounds.IsEmpty ? null : Rounds[^1];

    /// <summary>Pilot and Required, without those that said N and without X.</summary>
    [JsonIgnore]
    public IEnumerable<string> Counted => CountedSeats.Where(code => !NotCompetent.Contains(code) && !Excluded.Contains(code));

    /// <summary>Pilot and Required, whatever they said.</summary>
    [JsonIgnore]
    public IEnumerable<string> CountedSeats => Seats.Where(seat => seat.Value is Seat.Pilot or Seat.Required).Select(seat => seat.Key);

    /// <summary>Whether the participant's consent counts: Pilot or Required, competent, not retired.</summary>
    public bool IsCounted(string participant) =>
        Seats.TryGetValue(participant, out var seat) && seat is Seat.Pilot or Seat.Required && !NotCompetent.Contains(participant) && !Excluded.Contains(participant);

    /// <summary>Who speaks for the participant now: itself, or its last successor.</summary>
    public string SpeakerOf(string participant)
    {
        for (var left = Successors.Count; left > 0 && Successors.TryGetValue(participant, out var successor) && successor.Length > 0; left--)
        {
            participant = successor;
        }

        return participant;
    }

    /// <summary>The version of that number; null: there is none.</summary>
    public DraftVersion? VersionOf(int number) => Versions.FirstOrDefault(version => version.Number == number);

    /// <summary>The position that stands for a participant in a round; null: none. Repetitions that changed nothing carry its receipt too and are not it.</summary>
    public StoredPosition? StandingOf(Round round, string participant) =>
        round.Standing.TryGetValue(participant, out var receipt) ? Positions.First(position => position.Receipt.Id == receipt && position.Receipt.Status != PositionStatus.Unchanged) : null;

    /// <summary>The participant's last word on a paragraph's very text; null: none.</summary>
    public Word? WordOf(string participant, ParagraphMark mark) =>
        Words.TryGetValue(participant, out var words) && words.TryGetValue(Word.Key(mark), out var word) ? word : null;
}
