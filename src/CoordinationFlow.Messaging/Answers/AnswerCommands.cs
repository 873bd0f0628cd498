using System.Collections.Immutable;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Tasks;
using Said = CoordinationFlow.Domain.Words.Stance;
using TaskOpened = CoordinationFlow.Contracts.V1.TaskOpened;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>What a participant's message asks of the dossier, in the procedure's own words.</summary>
internal static class AnswerCommands
{
    /// <summary>The command.</summary>
    public static DossierCommand Of(IncomingMessage message, string dossierId, Arrival arrival) => message switch
    {
        TaskOpened opened => new OpenTask(dossierId, opened.TaskId),
        PositionSubmitted position => new CommitPosition(dossierId, position.TaskId, Content(position), position.Replaces, position.DraftHash)
        {
            MessageId = $"{arrival.Endpoint}/{position.MessageId}",
            SentAt = position.SentAt,
        },
        ReservationLifted lifted => new LiftReservation(
            dossierId, lifted.Paragraphs.Distinct(StringComparer.Ordinal).ToImmutableDictionary(paragraph => paragraph, _ => Word(lifted.NewStance))),
        _ => throw new InvalidOperationException($"No command is known for {message.GetType().Name}."),
    };

    private static PositionContent Content(PositionSubmitted position) => new(Word(position.Default))
    {
        Paragraphs = position.ByParagraph.ToImmutableDictionary(pair => pair.Key, pair => Word(pair.Value)),
        Comment = position.Comment,
        Remarks = position.Comments.ToImmutableDictionary(),
        Reason = position.Reasons,
        Parliament = position.Parliament,
        Amendments = position.Amendments.ToImmutableDictionary(pair => pair.Key, pair => new Domain.Positions.Amendment(pair.Value.OldHash, pair.Value.Text.ToImmutableDictionary())),
        ConsentsToAdoption = position.ConsentsToAdoption,
        Language = position.Language,
    };

    private static Said Word(Stance stance) => stance switch
    {
        Stance.Agree => Said.Agree,
        Stance.AgreeWithComments => Said.AgreeWithComments,
        Stance.ParliamentaryReservation => Said.ParliamentaryReservation,
        Stance.ScrutinyReservation => Said.ScrutinyReservation,
        Stance.SubstantiveReservation => Said.SubstantiveReservation,
        Stance.Object => Said.Object,
        Stance.NoCompetence => Said.NoCompetence,
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "Not a stance."),
    };
}
