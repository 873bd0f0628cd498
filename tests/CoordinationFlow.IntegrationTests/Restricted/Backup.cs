using System.Diagnostics;

namespace CoordinationFlow.IntegrationTests.Restricted;

/// <summary>A backup made by the script that operators use, read as text: the names that it lists, the table of texts, and all besides it.</summary>
internal sealed record Backup(string Listing, string Texts, string Besides)
{
    private const string Beginning = "COPY public.kept_text ";
    private const string End = "\n\\.\n";

    /// <summary>The backup of that database.</summary>
    public static async Task<Backup> OfAsync(string database)
    {
        var folder = Directory.CreateTempSubdirectory("cf-restricted-").FullName;
        try
        {
            var file = Path.Combine(folder, "backup.dump");
            await RunAsync("bash", Path.Combine(Checkout.Root, "build", "backup.sh"), database, file);
            var (listing, whole) = (await RunAsync("pg_restore", "--list", file), await RunAsync("pg_restore", "--file=-", file));
            var from = whole.IndexOf(Beginning, StringComparison.Ordinal);
            var to = whole.IndexOf(End, from, StringComparison.Ordinal);
            return new Backup(listing + string.Concat(Directory.EnumerateFiles(folder)), whole[from..to], whole[..from] + whole[to..]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var problems = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await problems);
        return said;
    }
}
