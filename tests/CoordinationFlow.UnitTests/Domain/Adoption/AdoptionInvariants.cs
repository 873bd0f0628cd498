using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Adoption;

/// <summary>Invariants of adoption, abstention and instruction over random plays.</summary>
[Cases(200, typeof(Plays))]
public sealed class AdoptionInvariants
{
    [Property]
    public void INV_18_Nothing_is_adopted_over_a_block_an_S_without_consent_or_a_silence_that_nobody_went_on_without(Play play)
    {
        var plain = new PlainProcedure();
        foreach (var step in play.Steps)
        {
            if (step.Events<Adopted>().Any())
            {
                Assert.All(plain.Current!.Texts, one => Assert.All(plain.Counted, code =>
                {
                    var word = plain.Standing(code, one.Id);
                    Assert.False(word.Blocks || (word.Letter == 'S' && !word.Consented) || (word.Letter == 'M' && !plain.WentOnWithout.Contains(code)));
                }));
            }
            else if (step.Command is Adopt && step.Decision.Refusal?.Code == "adoption.blocked")
            {
                Assert.True(plain.Counted.All(code => code == "IBZ") || plain.Current!.Texts.Any(one => plain.Counted.Any(code =>
                {
                    var word = plain.Standing(code, one.Id);
                    return word.Blocks || (word.Letter == 'S' && !word.Consented) || (word.Letter == 'M' && !plain.WentOnWithout.Contains(code));
                })));
            }

            plain.Hear(step);
        }
    }

    [Property]
    public void INV_19_The_adopted_text_is_one_stored_circulated_version_and_has_one_hash_everywhere(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.Events<Adopted>().Any() || step.Events<Abstained>().Any()))
        {
            var version = step.Before.Versions.Last(one => one.CirculatedAt is not null).Number;
            var hash = step.After.VersionOf(version)!.Hash;
            Assert.Equal(hash, step.After.Adoption?.TextHash ?? step.After.Abstention!.TextHash);
            Assert.Equal((version, hash), (step.After.Instructions[^1].Version, step.After.Instructions[^1].TextHash));
            Assert.Contains(play.Steps.SelectMany(one => one.Decision.Texts), text => text.Kind == "draft" && text.Hash == CanonicalJson.Hash(text.Json));
        }
    }

    [Property]
    public void INV_20_A_dossier_that_ended_has_one_valid_instruction_and_a_new_one_names_what_it_replaces(Play play)
    {
        foreach (var step in play.Steps)
        {
            var instructions = step.After.Instructions;
            var replaced = instructions.Select(instruction => instruction.Replaces).OfType<int>().ToArray();
            Assert.Equal(instructions.IsEmpty ? 0 : 1, instructions.Count(instruction => !replaced.Contains(instruction.No)));
            Assert.True((step.After.Adoption is null && step.After.Abstention is null) || instructions[^1] is { AdReferendum: false } valid && valid.Position == step.After.PositionNo);
            Assert.Equal(Enumerable.Range(1, instructions.Length), instructions.Select(instruction => instruction.No));
            Assert.All(instructions.Skip(1), instruction => Assert.Equal(instruction.No - 1, instruction.Replaces));
        }
    }

    [Property]
    public void INV_21_An_instruction_to_abstain_says_so_and_names_nobody(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.Events<Abstained>().Any()))
        {
            var instruction = step.After.Instructions[^1];
            Assert.Equal(Vote.Abstain, instruction.Vote);
            Assert.Equal(step.After.Sheet.VotingRule, instruction.Effect);
            Assert.Empty(instruction.Reservations);
            Assert.All(step.After.Seats.Keys, code => Assert.DoesNotContain($"\"{code}\"", CanonicalJson.Of(instruction), StringComparison.Ordinal));
        }
    }

    [Property]
    public void INV_24_An_abstention_is_recorded_for_what_blocks_at_the_cutoff_or_a_failed_top_level_or_by_the_coordinators_reason(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.Events<Abstained>().Any()))
        {
            Assert.True(step.Actor.Role == Role.Coordinator ? !string.IsNullOrWhiteSpace(((RecordAbstention)step.Command).Reason) : step.After.Abstention!.Reason == "TopLevel"
                    ? step.Before.Sittings[^1] is { Exit: LevelExit.NoAgreement, Level: Level.L3 or Level.K }
                    : step.Before.CutoffIsReached && !step.After.Abstention.Blockers.IsEmpty);
        }
    }

    [Property]
    public void INV_35_Nobody_competent_besides_the_pilot_is_never_adopted(Play play) =>
        Assert.All(play.Steps.Where(step => step.Events<Adopted>().Any()), step => Assert.Contains(step.Before.Seats, seat => seat.Value == Seat.Required && !step.Before.NotCompetent.Contains(seat.Key) && !step.Before.Excluded.Contains(seat.Key)));

    [Property]
    public void INV_43_The_valid_instruction_has_the_reservations_kept_at_adoption_and_not_lifted_since(Play play)
    {
        var kept = new Dictionary<(string Participant, string Paragraph), Stance>();
        foreach (var step in play.Steps)
        {
            foreach (var adopted in step.Events<Adopted>())
            {
                kept = adopted.Record.Reservations.ToDictionary(one => (one.Participant, one.Paragraph), one => one.Stance);
            }

            if (step is { IsRefused: false, Command: LiftReservation lift, Before.Adoption: not null })
            {
                foreach (var (id, stance) in lift.Paragraphs)
                {
                    kept.Remove((step.Actor.Participant!, id));
                    if (stance is Stance.ParliamentaryReservation or Stance.ScrutinyReservation)
                    {
                        kept[(step.Actor.Participant!, id)] = stance;
                    }
                }
            }

            foreach (var retired in step.Events<ParticipantChanged>().Where(changed => changed.Successor is not null))
            {
                foreach (var (key, stance) in kept.Where(one => one.Key.Participant == retired.Participant).ToArray())
                {
                    kept.Remove(key);
                    var inherited = (retired.Successor!, key.Paragraph);
                    kept[inherited] = kept.TryGetValue(inherited, out var own) && own > stance ? own : stance;
                }
            }

            if (step.After.Adoption is not null)
            {
                var instruction = step.After.Instructions[^1];
                Assert.Equal(kept.Select(one => (one.Key.Paragraph, one.Value)).Distinct().Order(), instruction.Reservations.Select(one => (one.Paragraph, one.Stance)).Order());
                Assert.Equal(kept.Count == 0 ? step.After.Sheet.ProposedVote : Vote.ApproveWithReservation, instruction.Vote);
            }
        }
    }
}
