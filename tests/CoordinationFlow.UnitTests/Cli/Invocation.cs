using System.CommandLine;

namespace CoordinationFlow.UnitTests.Cli;

/// <summary>One call of a command, with what it printed.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Error)
{
    /// <summary>Calls the command with these words.</summary>
    public static async Task<Invocation> OfAsync(Command command, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await command.Parse(words).InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
