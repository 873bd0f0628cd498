using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Divergence;

/// <summary>A paragraph's state with who causes it: blockers, missing, holders or commenters (domain 3.6).</summary>
public sealed record ParagraphResult(ParagraphState State, ImmutableArray<string> By)
{
    /// <summary>Nobody stands in the way.</summary>
    public static ParagraphResult Clear { get; } = new(ParagraphState.Clear, []);

    /// <inheritdoc/>
    public bool Equals(ParagraphResult? other) => other is not null && State == other.State && By.SequenceEqual(other.By);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, By.Length);
}
