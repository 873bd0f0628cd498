using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>What the player remembers between events: which task a participant got in which round, and which receipt bears which name.</summary>
internal sealed class ScenarioMemory(string pilot)
{
    private readonly List<TaskIssued> _tasks = [];
    private readonly Dictionary<string, string> _receiptByName = [];
    private readonly Dictionary<string, string> _nameByReceipt = [];

    private string _pilot = pilot;

    /// <summary>Whether that is the pilot, who commits without a task.</summary>
    public bool IsPilot(string participant) => participant == _pilot;

    /// <summary>Takes note of tasks, and of who leads the dossier after a retirement.</summary>
    public void Note(IEnumerable<DossierEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened is TaskIssued { Kind: TaskKind.Respond } task)
            {
                _tasks.Add(task);
            }
            else if (happened is ParticipantChanged { Change: ParticipantChanged.Retired, Successor: { } successor } retired && retired.Participant == _pilot)
            {
                _pilot = successor;
            }
        }
    }

    /// <summary>The participant's task in that round, or the last one that asks it; an id of no task where it was never asked.</summary>
    public string TaskOf(string participant, int? round) =>
        _tasks.LastOrDefault(task => task.Participant == participant && (round is null || task.Round == round))?.TaskId ?? "no-such-task";

    /// <summary>Some other participant's task.</summary>
    public string TaskOfAnotherThan(string participant) => _tasks.LastOrDefault(task => task.Participant != participant)?.TaskId ?? "no-such-task";

    /// <summary>Gives a receipt its name in the file.</summary>
    public void Name(string receipt, string name)
    {
        _receiptByName[name] = receipt;
        _nameByReceipt[receipt] = name;
    }

    /// <summary>The receipt of that name; a receipt that does not exist where the name is void; null for null.</summary>
    public string? ReceiptNamed(string? name) => name is null ? null : _receiptByName.GetValueOrDefault(name, "no-such-receipt");

    /// <summary>The name of a receipt, if the file gave it one.</summary>
    public string? NameOf(string? receipt) => receipt is null ? null : _nameByReceipt.GetValueOrDefault(receipt);
}
