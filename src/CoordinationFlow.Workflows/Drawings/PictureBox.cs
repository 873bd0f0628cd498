using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Drawings;

/// <summary>An activity in the picture: where its designer put it, with its connected ports below one another at its right edge.</summary>
internal sealed record PictureBox(string Id, string Name, string Type, double X, double Y, IReadOnlyList<string> Ports)
{
    /// <summary>Every box is so wide.</summary>
    public const double Width = 190;

    private const double Plain = 56, FirstPort = 66, PortStep = 18;

    /// <summary>Higher with each port that has a name to show.</summary>
    public double Height => HasNamedPorts ? FirstPort + (PortStep * (Ports.Count - 1)) + 12 : Plain;

    /// <summary>The box's lower edge.</summary>
    public double Bottom => Y + Height;

    private bool HasNamedPorts => Ports.Any(port => port != "Done");

    /// <summary>The box of an activity with the ports by which connections leave it, in the order of their targets from top to bottom.</summary>
    public static PictureBox Of(JsonObject activity, IReadOnlyList<string> ports)
    {
        var metadata = activity["metadata"];
        var type = activity["type"]?.ToString() ?? "";
        var id = activity["id"]?.ToString() ?? "";
        var name = metadata?["displayText"]?.ToString() ?? activity["name"]?.ToString() ?? id;
        var (x, y) = PositionOf(activity);
        return new PictureBox(id, name, type[(type.LastIndexOf('.') + 1)..], x, y, ports);
    }

    /// <summary>Where the designer put an activity.</summary>
    public static (double X, double Y) PositionOf(JsonObject activity) => Point(activity["metadata"]?["designer"]?["position"]);

    /// <summary>A point as Elsa writes it.</summary>
    public static (double X, double Y) Point(JsonNode? point) => (Number(point?["x"]), Number(point?["y"]));

    /// <summary>Where a port's connection leaves.</summary>
    public (double X, double Y) Leave(string port) =>
        (X + Width, HasNamedPorts && Ports.ToList().IndexOf(port) is >= 0 and var index ? Y + FirstPort + (PortStep * index) : Y + (Plain / 2));

    /// <summary>Where a connection that comes from this point arrives: above, below, else at the left edge.</summary>
    public (double X, double Y) Arrive((double X, double Y) from) =>
        from.X >= X && from.X <= X + Width && from.Y < Y ? (from.X, Y)
        : from.X >= X && from.X <= X + Width && from.Y > Bottom ? (from.X, Bottom)
        : (X, Y + (Plain / 2));

    /// <summary>Draws the box, with its mark at the upper edge.</summary>
    public void Draw(StringBuilder svg, PictureMark? mark, bool isFaint)
    {
        var (fill, stroke) = mark is not null ? LooksOf(mark.Look) : isFaint ? ("#f8fafc", "#94a3b8") : Type switch
        {
            "Start" or "End" or "Finish" => ("#e2e8f0", "#475569"),
            "FlowDecision" or "FlowSwitch" => ("#fef3c7", "#b45309"),
            _ => ("#e0f2fe", "#0369a1"),
        };
        svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{X}\" y=\"{Y}\" width=\"{Width}\" height=\"{Height}\" rx=\"8\" fill=\"{fill}\" stroke=\"{stroke}\"{(mark is null ? "" : " stroke-width=\"3\"")}/>");
        if (mark is not null)
        {
            Text(svg, X + 4, Y - 6, mark.Word, $"font-size=\"12\" font-weight=\"700\" fill=\"{stroke}\"");
        }

        Text(svg, X + 12, Y + 24, Name, "font-size=\"13\" font-weight=\"600\" fill=\"#0f172a\"");
        Text(svg, X + 12, Y + 42, Type, "font-size=\"11\" fill=\"#334155\"");
        foreach (var port in HasNamedPorts ? Ports : [])
        {
            var (x, y) = Leave(port);
            Text(svg, x - 10, y + 4, port, "font-size=\"11\" text-anchor=\"end\" fill=\"#1e293b\"");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" fill=\"{stroke}\"/>");
        }
    }

    /// <summary>The colours of a mark.</summary>
    public static (string Fill, string Stroke) LooksOf(PictureLook look) => look switch
    {
        PictureLook.Good => ("#dcfce7", "#14532d"),
        PictureLook.Busy => ("#fef3c7", "#92400e"),
        _ => ("#fee2e2", "#991b1b"),
    };

    private static void Text(StringBuilder svg, double x, double y, string text, string looks) =>
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" {looks}>{System.Security.SecurityElement.Escape(text)}</text>");

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
