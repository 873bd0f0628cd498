using System.Globalization;

namespace CoordinationFlow.ElsaApi.Json;

/// <summary>A page by its number, from 0. A page has at most <see cref="MostRows"/> rows.</summary>
internal sealed record ElsaPage(int Number, int Size)
{
    public const int MostRows = 1000;
    private const int UsualRows = 100;

    public int Skip => Number * Size;

    /// <summary>The page that is asked for; null where none is.</summary>
    public static ElsaPage? Of(string? page, string? size)
    {
        var hasNumber = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var hasSize = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0;
        return hasNumber || hasSize ? Of(hasNumber ? number : 0, hasSize ? rows : UsualRows) : null;
    }

    public static ElsaPage Of(int number, int size)
    {
        var rows = Math.Clamp(size, 1, MostRows);
        return new(Math.Clamp(number, 0, int.MaxValue / rows), rows);
    }
}
