using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Draw;

/// <summary>
/// Draws a flowchart from its own layout (<c>metadata.designer</c>): boxes where the designer put them, connections with their ports' names.
/// </summary>
internal static class FlowchartPicture
{
    private const double Width = 190, Height = 56, Margin = 40;

    /// <summary>The SVG text; null where the root is no flowchart or has no activities.</summary>
    public static string? Of(JsonObject? definition)
    {
        if (definition?["root"]?["activities"] is not JsonArray { Count: > 0 } activities)
        {
            return null;
        }

        var boxes = activities.OfType<JsonObject>().Select(Box.Of).ToDictionary(box => box.Id);
        var (left, top) = (boxes.Values.Min(box => box.X) - Margin, boxes.Values.Min(box => box.Y) - Margin);
        var (right, bottom) = (boxes.Values.Max(box => box.X + Width) + Margin, boxes.Values.Max(box => box.Y + Height) + (2 * Margin));
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"{left} {top} {right - left} {bottom - top}\" font-family=\"system-ui, sans-serif\">");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<title>{Escape(definition["name"]?.ToString() ?? "")}</title>");
        svg.AppendLine("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"#475569\"/></marker></defs>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{bottom - top}\" fill=\"#ffffff\"/>");
        foreach (var connection in (definition["root"]?["connections"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (boxes.TryGetValue(End(connection, "source", "activity"), out var source) && boxes.TryGetValue(End(connection, "target", "activity"), out var target))
            {
                Arrow(svg, source, target, End(connection, "source", "port"));
            }
        }

        foreach (var box in boxes.Values)
        {
            box.Draw(svg);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Arrow(StringBuilder svg, Box source, Box target, string port)
    {
        var forward = target.X >= source.X + Width;
        var (x1, y1) = forward ? (source.X + Width, source.Y + (Height / 2)) : (source.X + (Width / 2), source.Y + Height);
        var (x2, y2) = forward ? (target.X, target.Y + (Height / 2)) : (target.X + (Width / 2), target.Y + Height);
        var below = Math.Max(y1, y2) + (target.Y > source.Y + Height ? 0 : Height * 0.8);
        var path = forward
            ? FormattableString.Invariant($"M{x1} {y1} C{(x1 + x2) / 2} {y1} {(x1 + x2) / 2} {y2} {x2} {y2}")
            : target.Y > source.Y + Height
                ? FormattableString.Invariant($"M{x1} {y1} C{x1} {(y1 + target.Y) / 2} {x2} {(y1 + target.Y) / 2} {x2} {target.Y}")
                : FormattableString.Invariant($"M{x1} {y1} C{x1} {below} {x2} {below} {x2} {y2}");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"#475569\" stroke-width=\"1.5\" marker-end=\"url(#tip)\"/>");
        if (port is not ("" or "Done"))
        {
            var (x, y, anchor) = forward ? (x1 + 8, y1 + (y2 < y1 ? -6 : y2 > y1 ? 16 : -6), "start") : (x1 + 6, y1 + 16, "start");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"11\" text-anchor=\"{anchor}\" fill=\"#1e293b\" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\">{Escape(port)}</text>");
        }
    }

    private static string End(JsonObject connection, string end, string member) => connection[end]?[member]?.ToString() ?? "";

    private static string Escape(string text) => SecurityElement.Escape(text);

    private sealed record Box(string Id, string Name, string Type, double X, double Y)
    {
        public static Box Of(JsonObject activity)
        {
            var metadata = activity["metadata"];
            var type = activity["type"]?.ToString() ?? "";
            var name = metadata?["displayText"]?.ToString() ?? activity["name"]?.ToString() ?? activity["id"]?.ToString() ?? "";
            var position = metadata?["designer"]?["position"];
            return new Box(activity["id"]?.ToString() ?? "", name, type[(type.LastIndexOf('.') + 1)..], Number(position?["x"]), Number(position?["y"]));
        }

        public void Draw(StringBuilder svg)
        {
            var (fill, stroke) = Type switch
            {
                "Start" or "End" or "Finish" => ("#e2e8f0", "#475569"),
                "FlowDecision" or "FlowSwitch" or "Assess" => ("#fef3c7", "#b45309"),
                _ => ("#e0f2fe", "#0369a1"),
            };
            svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{X}\" y=\"{Y}\" width=\"{Width}\" height=\"{Height}\" rx=\"8\" fill=\"{fill}\" stroke=\"{stroke}\"/>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X + 12}\" y=\"{Y + 24}\" font-size=\"13\" font-weight=\"600\" fill=\"#0f172a\">{Escape(Name)}</text>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X + 12}\" y=\"{Y + 42}\" font-size=\"11\" fill=\"#334155\">{Escape(Type)}</text>");
        }

        private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
    }
}
