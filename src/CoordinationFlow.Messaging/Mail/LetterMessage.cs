using System.Text;
using CoordinationFlow.Coordination.Mail;
using MimeKit;
using MimeKit.Text;

namespace CoordinationFlow.Messaging.Mail;

/// <summary>A letter as a mail: plain text in the reader's language, its calendar entries attached. One letter makes the same mail whenever it is made.</summary>
internal static class LetterMessage
{
    /// <summary>The mail.</summary>
    public static MimeMessage Of(LetterRow letter, LetterText text, MailRules rules)
    {
        var message = new MimeMessage
        {
            MessageId = $"{letter.Id}@{rules.Domain}",
            Date = letter.CreatedAt,
            Subject = text.Subject,
        };
        message.From.Add(new MailboxAddress("CoordinationFlow", rules.From));
        message.To.Add(new MailboxAddress(text.Recipient.Name, text.Recipient.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, text.Recipient.Language);
        if (text.Items.Any(item => item.IsUrgent))
        {
            message.Importance = MessageImportance.High;
        }

        message.Body = Body(letter, text);
        return message;
    }

    private static MimeEntity Body(LetterRow letter, LetterText text)
    {
        var body = new TextPart(TextFormat.Plain) { Text = text.Body, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        var calendars = text.Calendars.ToList();
        if (calendars.Count == 0)
        {
            return body;
        }

        // The boundary follows from the letter too, so that a mail made twice is the same to the byte.
        var whole = new Multipart("mixed") { Boundary = $"=-{letter.Id}" };
        whole.Add(body);
        foreach (var (name, method, calendar) in calendars)
        {
            var part = new TextPart("calendar") { Text = calendar, ContentTransferEncoding = ContentEncoding.Base64, ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = name } };
            part.ContentType.Charset = Encoding.UTF8.WebName;
            part.ContentType.Parameters.Add("method", method);
            part.ContentType.Name = name;
            whole.Add(part);
        }

        return whole;
    }
}
