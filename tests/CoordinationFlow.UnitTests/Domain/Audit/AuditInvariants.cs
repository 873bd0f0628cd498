using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Audit;

/// <summary>Invariants of what is kept of a dossier.</summary>
[Cases(100, typeof(Plays))]
public sealed class AuditInvariants
{
    [Property]
    public void INV_39_Any_entry_changed_removed_or_swapped_is_detected_and_a_lost_tail_against_the_stored_head(Play play, int at, int what)
    {
        var entries = play.Played.Events.Select((happened, i) => new Entry(i + 1, happened.At, "carla", DossierEventCatalog.Write(happened).Kind, DossierEventCatalog.Write(happened).Payload)).ToList();
        var hashes = Chain(entries);
        var i = Math.Abs(at % entries.Count);
        var entry = entries[i];
        switch (Math.Abs(what % 6))
        {
            case 0: entries[i] = entry with { Payload = entry.Payload + " " }; break;
            case 1: entries[i] = entry with { Actor = "somebody else" }; break;
            case 2: entries[i] = entry with { At = entry.At.AddMilliseconds(1) }; break;
            case 3: entries[i] = entry with { Kind = entry.Kind + "s" }; break;
            case 4: entries.RemoveAt(i); break;
            default: (entries[i], entries[(i + 1) % entries.Count]) = (entries[(i + 1) % entries.Count], entries[i]); break;
        }

        var now = Chain(entries);
        Assert.NotEqual(hashes[^1], now.LastOrDefault());
        Assert.All(hashes.Skip(i).Zip(now.Skip(i)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Property]
    public void INV_40_Every_state_of_a_dossier_can_be_rebuilt_from_its_entries_alone(Play play)
    {
        var rebuilt = new Dossier(DossierSnapshot.None);
        foreach (var happened in play.Played.Events)
        {
            var (kind, payload) = DossierEventCatalog.Write(happened);
            rebuilt.Apply(DossierEventCatalog.Read(kind, payload));
        }

        Assert.Equal(CanonicalJson.Of(play.Played.Now), CanonicalJson.Of(rebuilt.Snapshot));
        var read = System.Text.Json.JsonSerializer.Deserialize<DossierSnapshot>(CanonicalJson.Of(play.Played.Now), CanonicalJson.Options)!;
        Assert.Equal(CanonicalJson.Of(play.Played.Now), CanonicalJson.Of(read));
    }

    [Property]
    public void INV_46_A_refused_command_changes_nothing(Play play) =>
        Assert.All(play.Steps.Where(step => step.IsRefused), step =>
        {
            Assert.Same(step.Before, step.After);
            Assert.Empty(step.Decision.Events);
            Assert.Empty(step.Decision.Texts);
        });

    [Property]
    public void Every_hash_that_an_event_names_is_that_of_a_kept_text(Play play)
    {
        var kept = play.Steps.SelectMany(step => step.Decision.Texts).Select(text => text.Hash).ToHashSet();
        Assert.All(play.Steps.SelectMany(step => step.Decision.Texts), text => Assert.Equal(text.Hash, CanonicalJson.Hash(text.Json)));
        foreach (var happened in play.Played.Events)
        {
            var named = happened switch
            {
                CoordinationFlow.Domain.Rounds.WentOnWithout e => e.ReasonHash,
                CoordinationFlow.Domain.Rounds.DeadlineChanged e => e.ReasonHash,
                CoordinationFlow.Domain.Rounds.RoundOpened e => e.OverrideReasonHash,
                CoordinationFlow.Domain.Positions.PositionReceived e => e.Receipt.ContentHash,
                CoordinationFlow.Domain.Tasks.AnswerPrepared e => e.ContentHash,
                Withdrawn e => e.ReasonHash,
                _ => null,
            };
            Assert.True(named is null || kept.Contains(named), happened.ToString());
        }
    }

    private static List<string> Chain(List<Entry> entries)
    {
        var hashes = new List<string>();
        var previous = AuditHash.Beginning;
        foreach (var entry in entries)
        {
            previous = AuditHash.Of(previous, "d1", hashes.Count + 1, entry.At, entry.At, entry.Actor, "Coordinator", null, "Portal", entry.Kind, entry.Payload);
            hashes.Add(previous);
        }

        return hashes;
    }

    private sealed record Entry(long Seq, DateTimeOffset At, string Actor, string Kind, string Payload);
}
