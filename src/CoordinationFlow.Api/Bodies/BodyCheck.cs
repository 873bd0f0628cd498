using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoordinationFlow.Api.Problems;

namespace CoordinationFlow.Api.Bodies;

/// <summary>
/// Compares a JSON value with the type that it is to become and tells everything that is wrong, each with the exact path.
/// Driven by the serializer's own contract and the rules beside the properties, which the OpenAPI document shows too.
/// </summary>
internal sealed class BodyCheck
{
    private readonly ImmutableArray<FieldError>.Builder _errors = ImmutableArray.CreateBuilder<FieldError>();

    public static ImmutableArray<FieldError> Check(JsonElement value, JsonTypeInfo type)
    {
        var check = new BodyCheck();
        check.Value(value, type, "", PropertyRules.None);
        return check._errors.ToImmutable();
    }

    private void Value(JsonElement value, JsonTypeInfo type, string path, PropertyRules rules)
    {
        if (_errors.Count >= BodyLimits.Errors)
        {
            return;
        }
        type = Nullable.GetUnderlyingType(type.Type) is { } bare ? type.Options.GetTypeInfo(bare) : type;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                Object(value, type, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(value, type, path, rules);
                break;
            case JsonTypeInfoKind.Dictionary:
                Map(value, type, path, rules);
                break;
            default:
                ScalarCheck.Check(value, type.Type, path, rules, Add);
                break;
        }
    }

    private void Object(JsonElement value, JsonTypeInfo type, string path)
    {
        if (!Is(value, JsonValueKind.Object, path, "object"))
        {
            return;
        }
        foreach (var given in value.EnumerateObject().Where(given => type.Properties.All(known => known.Name != given.Name)))
        {
            Add(Join(path, given.Name), "field.unknown");
        }
        foreach (var property in type.Properties)
        {
            Property(value, property, Join(path, property.Name));
        }
        if (type.Type.IsDefined(typeof(ExactlyOneAttribute), inherit: false) && value.EnumerateObject().Count(given => given.Value.ValueKind != JsonValueKind.Null) != 1)
        {
            Add(path, "field.one-of", string.Join(", ", type.Properties.Select(property => property.Name)));
        }
    }

    private void Property(JsonElement owner, JsonPropertyInfo property, string path)
    {
        var present = owner.TryGetProperty(property.Name, out var value);
        if (!present || value.ValueKind == JsonValueKind.Null)
        {
            if (property.IsRequired || (present && !property.IsSetNullable))
            {
                Add(path, present ? "field.empty" : "field.missing");
            }
            return;
        }
        Value(value, property.Options.GetTypeInfo(property.PropertyType), path, PropertyRules.Of(property));
    }

    private void List(JsonElement value, JsonTypeInfo type, string path, PropertyRules rules)
    {
        if (!Is(value, JsonValueKind.Array, path, "array") || !Counted(value.GetArrayLength(), path, rules))
        {
            return;
        }
        var element = type.Options.GetTypeInfo(type.ElementType!);
        var at = 0;
        foreach (var entry in value.EnumerateArray())
        {
            Value(entry, element, $"{path}[{at++}]", rules.OfEntries);
        }
    }

    private void Map(JsonElement value, JsonTypeInfo type, string path, PropertyRules rules)
    {
        if (!Is(value, JsonValueKind.Object, path, "object") || !Counted(value.GetPropertyCount(), path, rules))
        {
            return;
        }
        var element = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var entry in value.EnumerateObject())
        {
            var at = Join(path, entry.Name);
            if (rules.Keys is { } keys && !keys.Contains(entry.Name))
            {
                Add(at, "field.value", string.Join(", ", keys));
            }
            else if (entry.Name.Length == 0 || entry.Name.Length > (rules.KeyLength ?? BodyLimits.Code))
            {
                Add(at, "field.too-long", rules.KeyLength ?? BodyLimits.Code);
            }
            else if (entry.Name.Any(char.IsControl))
            {
                Add(path, "field.format", "text without control characters");
            }
            else
            {
                Value(entry.Value, element, at, rules.OfEntries);
            }
        }
    }

    private bool Counted(int count, string path, PropertyRules rules)
    {
        if (count > rules.MaxCount)
        {
            Add(path, "field.too-many", rules.MaxCount);
        }
        else if (count < rules.MinCount)
        {
            Add(path, "field.too-few", rules.MinCount);
        }
        return count <= rules.MaxCount && count >= rules.MinCount;
    }

    private bool Is(JsonElement value, JsonValueKind kind, string path, string name)
    {
        if (value.ValueKind != kind)
        {
            Add(path, "field.type", name);
        }
        return value.ValueKind == kind;
    }

    private void Add(string path, string code, params object[] values) => _errors.Add(new(path, code) { Values = values });

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
