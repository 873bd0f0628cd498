using System.Text;

namespace CoordinationFlow.Messaging.Refused;

/// <summary>A message's bytes as a text that every store can keep: as they are where they are text, else in Base64 behind a mark.</summary>
internal static class KeptBody
{
    private const string Mark = "base64:";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text to keep.</summary>
    public static string Write(byte[] body)
    {
        try
        {
            var text = Strict.GetString(body);
            return text.Contains('\0') || text.StartsWith(Mark, StringComparison.Ordinal) ? InBase64(body) : text;
        }
        catch (DecoderFallbackException)
        {
            return InBase64(body);
        }
    }

    /// <summary>The bytes as they came.</summary>
    public static byte[] Read(string kept) =>
        kept.StartsWith(Mark, StringComparison.Ordinal) ? Convert.FromBase64String(kept[Mark.Length..]) : Encoding.UTF8.GetBytes(kept);

    private static string InBase64(byte[] body) => Mark + Convert.ToBase64String(body);
}
