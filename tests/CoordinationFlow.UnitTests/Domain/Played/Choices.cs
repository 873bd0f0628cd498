using FsCheck;
using FsCheck.Fluent;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>A list of choices that is used up one by one; after its end every choice is the first.</summary>
internal sealed class Choices(int[] list)
{
    private int _used;

    public bool AreUsedUp => _used >= list.Length;

    public int Next(int below) => AreUsedUp ? 0 : list[_used++] % below;

    public bool OneIn(int count) => Next(count) == count - 1;
}

/// <summary>A random play, printed by its choices.</summary>
public sealed record Play(int[] List)
{
    private readonly Lazy<PlayedDossier> _played = new(() => RandomPlay.Of(List));

    internal PlayedDossier Played => _played.Value;

    internal IReadOnlyList<PlayedStep> Steps => _played.Value.Steps;

    public override string ToString() => $"[{string.Join(", ", List)}]: {string.Join("; ", Steps.Select(step => $"{step.Command.Name}{(step.IsRefused ? $" ({step.Decision.Refusal!.Code})" : "")}"))}";
}

/// <summary>Makes and shrinks plays.</summary>
public static class Plays
{
    private static readonly Arbitrary<int[]> Lists = Arb.From(Gen.Choose(60, 420).SelectMany(length => Gen.Choose(0, 2519).ArrayOf(length)), Shorter);

    public static Arbitrary<Play> Play() => Lists.Convert(list => new Play(list), play => play.List);

    internal static IEnumerable<int[]> Shorter(int[] list)
    {
        for (var cut = list.Length / 2; cut > 0; cut /= 2)
        {
            yield return list[..^cut];
        }

        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] != 0)
            {
                yield return [.. list[..i], 0, .. list[(i + 1)..]];
            }
        }
    }
}
