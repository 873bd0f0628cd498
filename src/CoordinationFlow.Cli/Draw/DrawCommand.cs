using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Drawings;

namespace CoordinationFlow.Cli.Draw;

/// <summary><c>coordinationflow draw FILE --out PICTURE</c>: the picture of a flowchart as its designer laid it out, an SVG file.</summary>
internal static class DrawCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A definition file (Elsa 3 JSON) whose root is a flowchart." };
        var output = new Option<FileInfo>("--out") { Description = "Where the SVG goes.", Required = true };
        var command = new Command("draw", "Draw a definition as it is laid out in it.") { file, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (from, to) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
            try
            {
                var definition = JsonNode.Parse(await File.ReadAllTextAsync(from.FullName, cancellationToken)) as JsonObject;
                if (FlowchartPicture.Of(definition) is not { } picture)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"{from.Name}: the definition's root is no flowchart or sequence with activities.");
                    return 1;
                }

                await File.WriteAllTextAsync(to.FullName, picture, cancellationToken);
                return 0;
            }
            catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{from.Name}: {problem.Message}");
                return 1;
            }
        });
        return command;
    }
}
