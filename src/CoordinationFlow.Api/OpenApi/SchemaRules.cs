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
        if (context.JsonPropertyInfo is { } property)
        {
            Property(schema, PropertyRules.Of(property));
        }
        if (type == typeof(DateTime))
        {
            schema.Format = null;
            schema.Description = "A local time in Europe/Brussels without offset, such as 2027-03-25T17:00.";
            schema.Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";
        }
        return Task.CompletedTask;
    }

    private static void Property(OpenApiSchema schema, PropertyRules rules)
    {
        var entries = rules.OfEntries;
        if (rules.Keys is { } languages)
        {
            schema.Description = $"{schema.Description} Languages: {string.Join(", ", languages)}; each at most {entries.MaxLength} characters.".TrimStart();
        }
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.Object))
        {
            schema.MaxProperties ??= rules.MaxCount;
            schema.MinProperties ??= rules.MinCount == 0 ? null : rules.MinCount;
        }
        if (rules.NotBlank && schema.Type is { } text && text.HasFlag(JsonSchemaType.String))
        {
            schema.MinLength ??= 1;
        }
    }
}
