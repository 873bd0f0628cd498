namespace CoordinationFlow.Portal.Pages.Studio;

/// <summary>Elsa Studio's package on this machine.</summary>
/// <param name="Folder">Where its files are; null: it is not installed.</param>
public sealed record StudioPackage(string? Folder);
