using MimeKit;

namespace CoordinationFlow.Messaging.Mail;

/// <summary>Puts each letter into a folder, as a file that mail programs open; the file is named by the letter's id, so that it is there once.</summary>
public sealed class FolderPost(string folder) : IPost
{
    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{message.MessageId!.Split('@')[0]}.eml");
        var half = file + ".part";
        await message.WriteToAsync(half, cancellationToken);
        File.Move(half, file, overwrite: true);
    }
}
