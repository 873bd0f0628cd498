using System.Diagnostics.CodeAnalysis;

namespace CoordinationFlow.Workflows.Values;

/// <summary>
/// The type names of definitions: aliases (<c>Int32</c>, <c>JSON</c>), CLR names of the same types as older definitions write them,
/// <c>X[]</c> and generic collections over them (Elsa 3.8's rules). A closed list: nothing else of the CLR is ever loaded.
/// </summary>
public static class TypeAliases
{
    private static readonly Dictionary<string, Type> Simple = new(StringComparer.Ordinal)
    {
        ["Object"] = typeof(object),
        ["String"] = typeof(string),
        ["Boolean"] = typeof(bool),
        ["Byte"] = typeof(byte),
        ["Int16"] = typeof(short),
        ["Int32"] = typeof(int),
        ["Int64"] = typeof(long),
        ["Single"] = typeof(float),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Char"] = typeof(char),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["DateOnly"] = typeof(DateOnly),
        ["TimeOnly"] = typeof(TimeOnly),
        ["TimeSpan"] = typeof(TimeSpan),
        ["Uri"] = typeof(Uri),
        ["ObjectDictionary"] = typeof(IDictionary<string, object?>),
        ["JSON"] = typeof(IDictionary<string, object?>),
        ["ExpandoObject"] = typeof(IDictionary<string, object?>),
        ["JsonObject"] = typeof(IDictionary<string, object?>),
        ["JsonElement"] = typeof(AnyJson),
        ["JsonNode"] = typeof(AnyJson),
        ["JsonArray"] = typeof(object[]),
        ["StringDictionary"] = typeof(IDictionary<string, string?>),
    };

    private static readonly Dictionary<string, string> ClrNames = new(StringComparer.Ordinal)
    {
        ["System.Text.Json.JsonElement"] = "JsonElement",
        ["System.Text.Json.Nodes.JsonNode"] = "JsonNode",
        ["System.Text.Json.Nodes.JsonObject"] = "JsonObject",
        ["System.Text.Json.Nodes.JsonArray"] = "JsonArray",
        ["System.Dynamic.ExpandoObject"] = "ExpandoObject",
    };

    private static readonly string[] ListNames = ["List", "Collection", "IEnumerable", "ICollection", "IList", "IReadOnlyCollection", "IReadOnlyList"];
    private static readonly string[] SetNames = ["HashSet", "ISet"];

    /// <summary>The type of that name, an array of it if <paramref name="isArray"/>; no name means Object. False: no such type is known.</summary>
    public static bool TryResolve(string? name, bool isArray, [NotNullWhen(true)] out Type? type)
    {
        if (!TryResolve(string.IsNullOrWhiteSpace(name) ? "Object" : name.Trim(), out type))
        {
            return false;
        }

        type = isArray ? type.MakeArrayType() : type;
        return true;
    }

    /// <summary>The alias of a type, as definitions and messages write it; the CLR's short name where there is none.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return NameOf(underlying);
        }

        if (Simple.FirstOrDefault(pair => pair.Value == type).Key is { } alias)
        {
            return alias;
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>"
            : type.Name;
    }

    private static bool TryResolve(string name, [NotNullWhen(true)] out Type? type)
    {
        if (Simple.TryGetValue(name, out type))
        {
            return true;
        }

        if (name.EndsWith("[]", StringComparison.Ordinal) && TryResolve(name[..^2], out var element))
        {
            type = element.MakeArrayType();
            return true;
        }

        return TryResolveShortGeneric(name, out type) || TryResolveClrName(name, out type);
    }

    private static bool TryResolveShortGeneric(string name, [NotNullWhen(true)] out Type? type)
    {
        type = null;
        var open = name.IndexOf('<', StringComparison.Ordinal);
        if (open <= 0 || name[^1] != '>')
        {
            return false;
        }

        var inner = name[(open + 1)..^1];
        return name[..open] switch
        {
            "IDictionary" or "Dictionary" when inner.Replace(" ", "", StringComparison.Ordinal) == "String,Object" => Give(typeof(IDictionary<string, object?>), out type),
            "Nullable" => TryResolve(inner, out type),
            var outer => TryResolve(inner, out var item) && TryMakeCollection(outer, item, out type),
        };
    }

    private static bool TryResolveClrName(string name, [NotNullWhen(true)] out Type? type)
    {
        type = null;
        if (name.IndexOf("`1[[", StringComparison.Ordinal) is var tick and > 0 && name.IndexOf("]]", StringComparison.Ordinal) is var close && close > tick)
        {
            var outer = name[(name.LastIndexOf('.', tick) + 1)..tick];
            return TryResolve(name[(tick + 4)..close], out var item)
                && (outer == "Nullable" ? Give(item, out type) : TryMakeCollection(outer, item, out type));
        }

        var full = name.Split(',')[0].Trim();
        if (full == name && !full.StartsWith("System.", StringComparison.Ordinal))
        {
            return false;
        }

        if (full.EndsWith("[]", StringComparison.Ordinal))
        {
            return TryResolveClrName(full[..^2], out var element) && Give(element.MakeArrayType(), out type);
        }

        return ClrNames.TryGetValue(full, out var alias)
            ? Simple.TryGetValue(alias, out type)
            : (type = Simple.Values.FirstOrDefault(known => known.FullName == full)) is not null;
    }

    private static bool TryMakeCollection(string outer, Type item, [NotNullWhen(true)] out Type? type)
    {
        type = ListNames.Contains(outer) ? typeof(List<>).MakeGenericType(item)
            : SetNames.Contains(outer) ? typeof(HashSet<>).MakeGenericType(item)
            : null;
        return type is not null;
    }

    private static bool Give(Type given, [NotNullWhen(true)] out Type? type)
    {
        type = given;
        return true;
    }
}

/// <summary>Stands for the declared types JsonElement and JsonNode: any JSON value, parsed where it comes as text.</summary>
public sealed class AnyJson
{
    private AnyJson()
    {
    }
}
