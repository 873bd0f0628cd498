using System.CommandLine;

namespace CoordinationFlow.Cli.Audit;

/// <summary>
/// <c>coordinationflow audit verify FILE [--head HASH] [--json]</c>: whether an exported audit chain is untouched; exit code 1 where it is not.
/// </summary>
internal static class AuditCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() => new("audit", "Examine exported audit chains.") { Verify() };

    private static Command Verify()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An exported chain: JSON lines, one entry a line." };
        var head = new Option<string?>("--head") { Description = "A hash of this chain that was kept apart; shows entries cut off at the end." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("verify", "Say whether a chain is untouched, or name its first broken entry.") { file, head, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (path, output) = (parsed.GetRequiredValue(file), parsed.InvocationConfiguration);
            try
            {
                var result = await ExportedChain.VerifyAsync(path, parsed.GetValue(head), cancellationToken);
                await output.Output.WriteLineAsync(parsed.GetValue(json) ? result.ToJson().ToJsonString() : result.ToString());
                return result.Problem is null ? 0 : 1;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                await output.Error.WriteLineAsync($"{path}: {failure.Message}");
                return 1;
            }
        });
        return command;
    }
}
