using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Drawings;

/// <summary>
/// Draws a flowchart from its own layout: boxes where the designer put them (<c>metadata.designer</c>), connections by their <c>vertices</c>. A
/// sequence is drawn in a row.
/// </summary>
public static class FlowchartPicture
{
    private const double Margin = 40;

    /// <summary>The SVG text; null where the root is no flowchart or sequence, or has no activities.</summary>
    public static string? Of(JsonObject? definition, PictureMarks? shown = null)
    {
        if (definition?["root"]?["activities"] is not JsonArray { Count: > 0 })
        {
            return null;
        }

        var (marks, root) = (shown ?? PictureMarks.None, SequencePicture.AsFlowchart((JsonObject)definition["root"]!));
        var activities = (JsonArray)root["activities"]!;
        var connections = (root["connections"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        var boxes = Boxes([.. activities.OfType<JsonObject>()], connections);
        var bends = connections.SelectMany(Bends).ToArray();
        var (left, top) = (boxes.Values.Select(box => box.X).Concat(bends.Select(bend => bend.X)).Min() - Margin, boxes.Values.Select(box => box.Y).Concat(bends.Select(bend => bend.Y)).Min() - Margin);
        var right = boxes.Values.Select(box => box.X + PictureBox.Width).Concat(bends.Select(bend => bend.X)).Max() + Margin;
        var bottom = boxes.Values.Select(box => box.Bottom).Concat(bends.Select(bend => bend.Y)).Max() + Margin;

        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"{left} {top} {right - left} {bottom - top}\" font-family=\"system-ui, sans-serif\">");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<title>{SecurityElement.Escape(definition["name"]?.ToString() ?? "")}</title>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<defs><marker id=\"{marks.Name}\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"#475569\"/></marker></defs>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{bottom - top}\" fill=\"#ffffff\"/>");
        foreach (var connection in connections)
        {
            if (boxes.TryGetValue(End(connection, "source", "activity"), out var source) && boxes.TryGetValue(End(connection, "target", "activity"), out var target))
            {
                var path = PathOf(source.Leave(PortOf(connection)), [.. Bends(connection)], target);
                var isStrong = marks.Connections.Contains(PictureMarks.ConnectionOf(source.Id, PortOf(connection), target.Id));
                var looks = isStrong ? $"stroke=\"{PictureBox.LooksOf(marks.ConnectionLook).Stroke}\" stroke-width=\"4\"" : marks.FadesTheRest ? "stroke=\"#94a3b8\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"" : "stroke=\"#475569\" stroke-width=\"1.5\"";
                svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" {looks} stroke-linejoin=\"round\" marker-end=\"url(#{marks.Name})\"/>");
            }
        }

        foreach (var box in boxes.Values)
        {
            box.Draw(svg, marks.Activities.GetValueOrDefault(box.Id), marks.FadesTheRest);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static Dictionary<string, PictureBox> Boxes(JsonObject[] activities, JsonObject[] connections)
    {
        var heights = activities.ToLookup(activity => activity["id"]?.ToString() ?? "", activity => PictureBox.PositionOf(activity).Y);
        double TargetOf(JsonObject connection) => Bends(connection).Select(bend => (double?)bend.Y).LastOrDefault() ?? heights[End(connection, "target", "activity")].FirstOrDefault();
        return activities.DistinctBy(activity => activity["id"]?.ToString() ?? "").Select(activity => PictureBox.Of(
                activity,
                [.. connections.Where(connection => End(connection, "source", "activity") == activity["id"]?.ToString()).OrderBy(TargetOf).Select(PortOf).Distinct()]))
            .ToDictionary(box => box.Id);
    }

    // With bends: straight from one to the next. Without: a curve to the right, or, where the target lies to the left, below both.
    private static string PathOf((double X, double Y) from, (double X, double Y)[] bends, PictureBox target)
    {
        var (start, end) = (from, target.Arrive(bends.Length == 0 ? from : bends[^1]));
        if (bends.Length > 0)
        {
            return string.Join(' ', bends.Append(end).Select(point => FormattableString.Invariant($"L{point.X} {point.Y}")).Prepend(FormattableString.Invariant($"M{start.X} {start.Y}")));
        }

        var middle = end.X >= start.X ? (start.X + end.X) / 2 : start.X + Margin;
        return FormattableString.Invariant($"M{start.X} {start.Y} C{middle} {start.Y} {(end.X >= start.X ? middle : end.X - Margin)} {end.Y} {end.X} {end.Y}");
    }

    private static IEnumerable<(double X, double Y)> Bends(JsonObject connection) => (connection["vertices"] as JsonArray ?? []).Select(PictureBox.Point);

    private static string PortOf(JsonObject connection) => End(connection, "source", "port") is { Length: > 0 } port ? port : "Done";

    private static string End(JsonObject connection, string end, string member) => connection[end]?[member]?.ToString() ?? "";
}
