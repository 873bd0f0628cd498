using CoordinationFlow.Contracts.V1;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>Sizes that a message may have; what is larger is malformed, so that nothing downstream meets it.</summary>
internal static class IncomingLimits
{
    /// <summary>Characters of a message id, task id, receipt id or paragraph id.</summary>
    public const int IdLength = 100;

    private const int TextLength = 20_000;
    private const int Entries = 1_000;

    /// <summary>The first field that is empty, too long or too many; null: all is well.</summary>
    public static (string Field, string Detail)? Breach(IncomingMessage message) =>
        Fields(message).Where(field => field.Value is { } value && (value.Length > field.Most || value.Contains('\0') || (field.Least > 0 && string.IsNullOrWhiteSpace(value))))
            .Select(field => ((string, string)?)(field.Name, $"Empty, longer than {field.Most} characters, or with a null character."))
            .Concat(Counts(message).Where(count => count.Value > Entries || count.Value < count.Least)
                .Select(count => ((string, string)?)(count.Name, $"Fewer than {count.Least} or more than {Entries} entries.")))
            .FirstOrDefault();

    private static IEnumerable<(string Name, string? Value, int Least, int Most)> Fields(IncomingMessage message)
    {
        yield return ("messageId", message.MessageId, 1, IdLength);
        yield return ("taskId", message.TaskId, 1, IdLength);
        switch (message)
        {
            case TaskOpened opened:
                yield return ("by", opened.By, 0, IdLength);
                break;
            case ReservationLifted lifted:
                yield return ("receipt", lifted.Receipt, 1, IdLength);
                foreach (var paragraph in lifted.Paragraphs)
                {
                    yield return ("paragraphs", paragraph, 1, IdLength);
                }

                break;
            case PositionSubmitted position:
                foreach (var field in Texts(position))
                {
                    yield return field;
                }

                break;
        }
    }

    private static IEnumerable<(string Name, string? Value, int Least, int Most)> Texts(PositionSubmitted position)
    {
        yield return ("draftHash", position.DraftHash, 1, IdLength);
        yield return ("comment", position.Comment, 0, TextLength);
        yield return ("reasons", position.Reasons, 0, TextLength);
        yield return ("parliament", position.Parliament, 0, TextLength);
        yield return ("replaces", position.Replaces, 1, IdLength);
        yield return ("committedBy", position.CommittedBy, 0, IdLength);
        yield return ("language", position.Language, 1, 2);
        foreach (var paragraph in position.ByParagraph.Keys)
        {
            yield return ("byParagraph", paragraph, 1, IdLength);
        }

        foreach (var (paragraph, remark) in position.Comments)
        {
            yield return ("comments", paragraph, 1, IdLength);
            yield return ($"comments.{paragraph}", remark, 0, TextLength);
        }

        foreach (var (paragraph, amendment) in position.Amendments)
        {
            yield return ("amendments", paragraph, 1, IdLength);
            yield return ($"amendments.{paragraph}.oldHash", amendment.OldHash, 1, IdLength);
            foreach (var (language, text) in amendment.Text)
            {
                yield return ($"amendments.{paragraph}.text", language, 1, 2);
                yield return ($"amendments.{paragraph}.text.{language}", text, 0, TextLength);
            }
        }
    }

    private static IEnumerable<(string Name, int Value, int Least)> Counts(IncomingMessage message) => message switch
    {
        PositionSubmitted position =>
        [
            ("byParagraph", position.ByParagraph.Count, 0), ("comments", position.Comments.Count, 0), ("amendments", position.Amendments.Count, 0),
        ],
        ReservationLifted lifted => [("paragraphs", lifted.Paragraphs.Count, 1)],
        _ => [],
    };
}
