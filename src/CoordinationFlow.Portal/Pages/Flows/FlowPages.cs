using CoordinationFlow.Portal.Texts;

namespace CoordinationFlow.Portal.Pages.Flows;

/// <summary>The pages about a definition that stand beside Studio's.</summary>
internal static class FlowPages
{
    /// <summary>Their names, addresses and texts.</summary>
    public static IEnumerable<(string Name, string Path, string Text)> Of(string definitionId, PortalTexts texts) =>
    [
        ("try", $"/flows/{Uri.EscapeDataString(definitionId)}/try", texts["tryout.link"]),
        ("compare", $"/flows/{Uri.EscapeDataString(definitionId)}/compare", texts["compare.link"]),
        ("move", $"/flows/{Uri.EscapeDataString(definitionId)}/move", texts["move.link"]),
    ];
}
