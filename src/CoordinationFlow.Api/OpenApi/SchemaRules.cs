using System.Text.Json.Nodes;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Json;
using CoordinationFlow.Domain.Words;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoordinationFlow.Api.OpenApi;

/// <summary>Says in the document what <see cref="BodyCheck"/> asks of a body, so that nobody has to find it out by refusals.</summary>
internal static class SchemaRules
{
    public static Task ApplyAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Stance))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. StanceJson.Accepted.Select(word => (JsonNode)word)];
        }
        if (type.Namespace?.StartsWith("CoordinationFlow.Api", StringComparison.Ordinal) == true && type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            schema.AdditionalPropertiesAllowed = false;
        }
        if (type.IsDefined(typeof(ExactlyOneAttribute), inherit: false))
        {
            schema.MinProperties = 1;
            schema.MaxProperties = 1;
        }
        if (type == typeof(DateTime))
        {
            schema.Format = null;
            schema.Description ??= "A local time in Europe/Brussels without offset, such as 2027-03-25T17:00.";
            schema.Pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?";
        }
        if (context.JsonPropertyInfo is { } property)
        {
            Property(schema, PropertyRules.Of(property), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        }
        if (schema.Pattern is { } pattern && !pattern.StartsWith('^'))
        {
            schema.Pattern = $"^(?:{pattern})$";
        }
        if (RequestExamples.Of(type) is { } example)
        {
            schema.Examples = [example];
        }
        return Task.CompletedTask;
    }

    private static void Property(OpenApiSchema schema, PropertyRules rules, Type type)
    {
        if (schema.Type is not { } kind)
        {
            return;
        }
        if (kind.HasFlag(JsonSchemaType.Object))
        {
            Map(schema, rules, type);
        }
        if (kind.HasFlag(JsonSchemaType.Array) && schema.Items is OpenApiSchema { Type: JsonSchemaType.String } items && rules.OfEntries.NotBlank)
        {
            items.MinLength = 1;
            items.MaxLength = rules.OfEntries.MaxLength;
        }
        if (rules.NotBlank && kind.HasFlag(JsonSchemaType.String))
        {
            schema.MinLength ??= 1;
        }
    }

    private static void Map(OpenApiSchema schema, PropertyRules rules, Type type)
    {
        schema.MinLength = null;
        schema.MaxLength = null;
        if (!type.IsGenericType)
        {
            return;
        }
        schema.MinProperties = rules.MinCount == 0 ? null : rules.MinCount;
        if (rules.Keys is { } languages)
        {
            schema.AdditionalProperties = null;
            schema.AdditionalPropertiesAllowed = false;
            schema.Properties = languages.ToDictionary(language => language, _ => (IOpenApiSchema)Text(rules.OfEntries));
            return;
        }
        schema.MaxProperties = rules.MaxCount;
        if (type.GetGenericArguments()[^1] == typeof(Stance))
        {
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. StanceJson.Accepted.Select(word => (JsonNode)word)] };
        }
        else if (schema.AdditionalProperties is OpenApiSchema { Type: JsonSchemaType.String })
        {
            schema.AdditionalProperties = Text(rules.OfEntries);
        }
    }

    private static OpenApiSchema Text(PropertyRules rules) =>
        new() { Type = JsonSchemaType.String, MaxLength = rules.MaxLength, MinLength = rules.NotBlank ? 1 : null };
}
