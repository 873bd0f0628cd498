using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>Whose words stand for whom once a participant is retired.</summary>
internal sealed partial class PlainProcedure
{
    private void Retire(string code, string? successor, PlayedStep step)
    {
        var open = Rounds.LastOrDefault() is { IsOpen: true } round ? round : null;
        if (successor is null)
        {
            Leave(code, open);
            return;
        }

        foreach (var issued in step.Events<TaskIssued>().Where(issued => issued.Participant == successor))
        {
            Issue(issued.Participant, step);
            open!.Cancelled.Remove(successor);
        }

        var gone = WentOnWithout.Remove(code) | WentOnWithout.Remove(successor);
        Seats[successor] = Seats.TryGetValue(successor, out var own) && own < Seats[code] ? own : Seats[code];
        Seats.Remove(code);
        Inherit(code, successor);
        if (open is not null && open.Standing.TryGetValue(code, out var answer))
        {
            open.Standing.TryAdd(successor, answer);
        }

        if (gone && IsMissing(successor))
        {
            WentOnWithout.Add(successor);
        }
    }

    private void Leave(string code, PlainRound? open)
    {
        WentOnWithout.Remove(code);
        if (Seats[code] is Seat.Required)
        {
            Excluded.Add(code);
        }
        else
        {
            Seats.Remove(code);
        }

        if (open is not null && open.Tasks.ContainsKey(code) && !open.Standing.ContainsKey(code))
        {
            open.Cancelled.Add(code);
        }
    }

    private void Inherit(string code, string successor)
    {
        var hadSpoken = _words.Keys.Any(key => key.Participant == successor) || NotCompetent.Contains(successor);
        var inherited = _words.Where(word => word.Key.Participant == code).ToArray();
        var changed = false;
        foreach (var ((_, id, text), word) in inherited)
        {
            _words.Remove((code, id, text));
            if (!_words.TryGetValue((successor, id, text), out var own) || Concedes(own, word))
            {
                _words[(successor, id, text)] = word;
                changed = true;
            }
        }

        var saysNothing = _words.Keys.All(key => key.Participant != successor);
        var wasNotCompetent = NotCompetent.Remove(code);
        if (!saysNothing)
        {
            NotCompetent.Remove(successor);
        }
        else if (!hadSpoken && wasNotCompetent)
        {
            NotCompetent.Add(successor);
        }

        if (changed)
        {
            StandsChanged(successor);
        }

        if (_silences.Remove(code, out var silence))
        {
            var (_, isTacit) = _silences.TryGetValue(successor, out var other) && other.Version == silence.Version ? other : silence;
            if (!_silences.TryGetValue(successor, out other) || _versions.IndexOf(other.Version) <= _versions.IndexOf(silence.Version))
            {
                _silences[successor] = (silence.Version, silence.IsTacit && isTacit);
            }
        }
    }

    /// <summary>Whether the first says less than the second.</summary>
    private static bool Concedes(PlainWord one, PlainWord other)
    {
        var compared = one.Letter.CompareInSeverity(other.Letter);
        return compared < 0 || (compared == 0 && ((one.Consented && !other.Consented) || (one.Stated && !other.Stated)));
    }
}
