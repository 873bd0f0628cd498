namespace CoordinationFlow.Api.Bodies;

/// <summary>How deeply a JSON text is nested, found without parsing it, so that depth is refused as depth.</summary>
internal static class JsonDepth
{
    public static int Of(ReadOnlySpan<byte> json)
    {
        var depth = 0;
        var deepest = 0;
        var inText = false;
        for (var at = 0; at < json.Length; at++)
        {
            switch (json[at])
            {
                case (byte)'\\' when inText:
                    at++;
                    break;
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'{' or (byte)'[' when !inText:
                    deepest = Math.Max(deepest, ++depth);
                    break;
                case (byte)'}' or (byte)']' when !inText:
                    depth--;
                    break;
            }
        }
        return deepest;
    }
}
