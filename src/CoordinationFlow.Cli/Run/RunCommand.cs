using System.CommandLine;

namespace CoordinationFlow.Cli.Run;

/// <summary><c>coordinationflow run FILE</c>: runs a definition in memory and prints its trace.</summary>
internal static class RunCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The definition to run (Elsa 3 JSON)." };
        var input = new Option<string[]>("--input")
        {
            Description = "A workflow input as NAME=JSON; may be repeated.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var with = new Option<DirectoryInfo?>("--with") { Description = "A folder of definitions that FILE may refer to." };
        var json = new Option<bool>("--json") { Description = "Print the trace as elsa-trace/1." };
        var command = new Command("run", "Run a definition in memory and print its trace.") { file, input, with, json };
        command.SetAction((_, _) => Task.FromResult(0));
        return command;
    }
}
