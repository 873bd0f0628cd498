using CoordinationFlow.Domain.Audit;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>Entity tags over what a view shows, and nothing else: a tag must not tell what the view hides (INV-38).</summary>
internal static class Tags
{
    private const int Length = 32;

    /// <summary>The tag of a view.</summary>
    public static string Of<T>(T view) => CanonicalJson.Hash(CanonicalJson.Of(view))[..Length];
}
