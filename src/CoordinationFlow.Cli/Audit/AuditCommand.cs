using System.CommandLine;

namespace CoordinationFlow.Cli.Audit;

/// <summary><c>coordinationflow audit verify FILE [--head HASH]</c>: whether an exported audit chain is whole; exit 1 and the first wrong entry if not.</summary>
internal static class AuditCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The export: JSON lines, as GET /api/dossiers/{id}/audit/export gives them." };
        var head = new Option<string?>("--head") { Description = "The hash that the last entry must have, kept elsewhere; finds a chain that was cut at its end." };
        var verify = new Command("verify", "Check every number and every hash of an exported chain.") { file, head };
        verify.SetAction(parsed =>
        {
            var from = parsed.GetRequiredValue(file);
            try
            {
                var (wrong, entries, last) = ChainVerification.Of(File.ReadLines(from.FullName), parsed.GetValue(head));
                if (wrong is null)
                {
                    Console.WriteLine($"{from.Name}: {entries} entries, whole. The last hash is {last}");
                    return 0;
                }

                Console.Error.WriteLine($"{from.Name}: {wrong}");
                return 1;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{from.Name}: {problem.Message}");
                return 1;
            }
        });
        return new Command("audit", "What one can do with an audit export.") { verify };
    }
}
