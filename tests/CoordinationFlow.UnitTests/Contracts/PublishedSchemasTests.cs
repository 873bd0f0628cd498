using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Xml.Linq;
using CoordinationFlow.Contracts.V1;

namespace CoordinationFlow.UnitTests.Contracts;

/// <summary>
/// docs/messages/v1 holds the schema of each message, made from the contract's types and their doc comments. With the variable
/// SCHEMAS=write the test writes the files anew; a change there is a change of the contract and is reviewed as one.
/// </summary>
public sealed class PublishedSchemasTests
{
    private static readonly JsonSerializerOptions Written = new(MessageJson.Options) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Families() => [nameof(OutgoingMessage), nameof(IncomingMessage)];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_published_schema_is_that_of_the_types(string family)
    {
        var file = Path.Combine(Checkout.Root, "docs", "messages", "v1", $"{family}.schema.json");
        var made = Schema(typeof(OutgoingMessage).Assembly.GetType($"CoordinationFlow.Contracts.V1.{family}", throwOnError: true)!).ToJsonString(Written) + "\n";
        if (Environment.GetEnvironmentVariable("SCHEMAS") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, made);
        }

        Assert.Equal(File.ReadAllText(file), made);
    }

    private static JsonObject Schema(Type type)
    {
        var comments = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, Sentence);
        var schema = MessageJson.Options.GetJsonSchemaAsNode(type, new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) =>
            {
                var name = context.PropertyInfo is { } property
                    ? $"P:{property.DeclaringType.FullName}.{char.ToUpperInvariant(property.Name[0])}{property.Name[1..]}"
                    : $"T:{context.TypeInfo.Type.FullName}";
                if (type == typeof(OutgoingMessage) && node is JsonObject open)
                {
                    // A later version may tell more: whoever reads must not mind.
                    open.Remove("additionalProperties");
                }

                if (node is JsonObject described && comments.TryGetValue(name, out var comment))
                {
                    described.Insert(0, "description", comment);
                }

                return node;
            },
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", type.Name);
        return schema;
    }

    private static string Sentence(XElement member)
    {
        foreach (var reference in member.Descendants().Where(element => element.Attribute("cref") is not null).ToList())
        {
            var (cref, name) = (reference.Attribute("cref")!.Value, reference.Attribute("cref")!.Value.Split('.')[^1]);
            reference.ReplaceWith(cref.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(name) : name);
        }

        return string.Join(' ', (member.Element("summary")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
