using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Participants;

/// <summary>Invariants of succession over random plays.</summary>
[Cases(300, typeof(Plays))]
public sealed class SuccessionInvariants
{
    [Property]
    public void INV_36_Succession_loses_no_stance(Play play)
    {
        foreach (var step in play.Steps)
        {
            foreach (var retired in step.Events<ParticipantChanged>().Where(changed => changed is { Change: ParticipantChanged.Retired, Successor: not null }))
            {
                foreach (var mark in step.After.Versions.SelectMany(version => version.Paragraphs))
                {
                    var stands = step.After.WordOf(retired.Successor!, mark);
                    foreach (var word in new[] { retired.Participant, retired.Successor! }.Select(code => step.Before.WordOf(code, mark)).OfType<Word>())
                    {
                        Assert.True(stands is not null && stands.Stance >= word.Stance);
                        Assert.False(stands.Stance == word.Stance && ((stands.Consented && !word.Consented) || (stands.Statement is not null && word.Statement is null)));
                    }
                }
            }
        }
    }

    [Property]
    public void Whoever_is_retired_has_no_open_task_and_counts_for_nothing(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.Command is TakeUpRetirements))
        {
            foreach (var code in step.Events<ParticipantChanged>().Select(changed => changed.Participant))
            {
                Assert.False(step.After.IsCounted(code));
                Assert.DoesNotContain(step.After.Rounds.SelectMany(round => round.Tasks.Values), task => task.Participant == code && task.IsOpen);
            }
        }
    }
}
