using System.Xml.Linq;

namespace CoordinationFlow.UnitTests.Architecture;

/// <summary>Dependencies between projects run one way: the table of design, section 2.</summary>
public sealed class ArrowsRunDownTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Domain"] = [],
        ["Workflows"] = [],
        ["Coordination"] = ["Contracts", "Domain", "Workflows"],
        ["Persistence"] = ["Coordination"],
        ["Messaging"] = ["Coordination"],
        ["Api"] = ["Coordination"],
        ["ElsaApi"] = ["Coordination"],
        ["Portal"] = ["Coordination"],
        ["Server"] = ["Api", "ElsaApi", "Portal", "Messaging", "Persistence", "Coordination"],
        ["Cli"] = ["Server", "Coordination", "Persistence"],
    };

    [Fact]
    public void Each_project_refers_only_to_projects_below_it()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(file).Replace("CoordinationFlow.", "", StringComparison.Ordinal);
            var references = XDocument.Load(file).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value).Replace("CoordinationFlow.", "", StringComparison.Ordinal));
            Assert.True(Allowed.ContainsKey(name), $"{name} has no place in the table of allowed references.");
            Assert.Empty(references.Except(Allowed[name]));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoordinationFlow.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
