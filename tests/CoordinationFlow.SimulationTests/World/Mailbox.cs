using System.Globalization;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>Messages under way: taken in any order, brought again until they are acknowledged, sometimes twice.</summary>
internal sealed class Mailbox(Random chance, VirtualClock clock, Faults faults)
{
    private readonly List<Message> _ready = [];
    private readonly HashSet<string> _returned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _answers = new(StringComparer.Ordinal);

    /// <summary>Each message that was ever sent, by id.</summary>
    public Dictionary<string, Message> Sent { get; } = new(StringComparer.Ordinal);

    public bool HasReady => _ready.Exists(message => message.NotBefore <= clock.GetUtcNow());

    /// <summary>When the next message comes; null: none is under way.</summary>
    public DateTimeOffset? NextArrival => _ready.Count == 0 ? null : _ready.Min(message => message.NotBefore);

    /// <summary>Sends a message, at once or, by the schedule's chance, later.</summary>
    public void Send(Func<DateTimeOffset, Message> make)
    {
        var message = make(clock.GetUtcNow() + (faults.Strikes(Fault.Delay, 3) ? TimeSpan.FromMinutes(chance.Next(180)) : TimeSpan.Zero));
        Sent[message.Id] = message;
        _ready.Add(message);
        if (faults.Strikes(Fault.Duplicate, 6))
        {
            _ready.Add(message);
        }
    }

    /// <summary>A ministry does a task that has reached it. It tells so each time the task reaches it: by the same message, or by a new one.</summary>
    public void Answer(string taskId)
    {
        var times = _answers[taskId] = _answers.GetValueOrDefault(taskId) + 1;
        var id = times == 1 || chance.Next(2) == 0 ? "report-" + taskId : $"report-{taskId}-{times.ToString(CultureInfo.InvariantCulture)}";
        Send(at => new Message.Report(id, at, taskId));
    }

    /// <summary>Hands one of those that have come to a node; null: none has.</summary>
    public Message? Take()
    {
        var ready = _ready.Where(message => message.NotBefore <= clock.GetUtcNow()).ToArray();
        if (ready.Length == 0)
        {
            return null;
        }

        var message = ready[chance.Next(ready.Length)];
        _ready.Remove(message);
        return message;
    }

    /// <summary>Brings it again: it was not acknowledged.</summary>
    public void Return(Message message)
    {
        _returned.Add(message.Id);
        _ready.Add(message);
    }

    public bool WasReturned(Message message) => _returned.Contains(message.Id);
}
