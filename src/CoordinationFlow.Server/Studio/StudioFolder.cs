namespace CoordinationFlow.Server.Studio;

/// <summary>
/// Where the files of Elsa Studio's package lie: where the setting says, beside the program, or in the checkout that the program was built in.
/// </summary>
internal static class StudioFolder
{
    /// <summary>The package's folder below the one that <c>npm ci</c> works in.</summary>
    private const string Package = "node_modules/@elsa-workflows/elsa-studio-wasm";

    /// <summary>The folder; null: the package is not installed.</summary>
    public static string? Find(string setting)
    {
        if (setting.Length > 0)
        {
            return IsPackage(setting) ? setting : null;
        }

        var beside = Path.Combine(AppContext.BaseDirectory, "studio");
        if (IsPackage(beside))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "src", "CoordinationFlow.Server", "Studio", Package);
            if (IsPackage(built))
            {
                return built;
            }
        }

        return null;
    }

    private static bool IsPackage(string folder) => File.Exists(Path.Combine(folder, "_framework", "blazor.webassembly.js"));
}
