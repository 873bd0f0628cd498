using System.Text;

namespace CoordinationFlow.Coordination.Scripts;

/// <summary>One fact: its name in a script, its type in TypeScript, what it says, and where it is read.</summary>
internal sealed record Fact<T>(string Name, string Type, string About, Func<T, object?> Read)
{
    /// <summary>A code of a vocabulary, so that the code editor offers the codes.</summary>
    public static Fact<T> Code<TCode>(string name, string about, Func<T, TCode?> read)
        where TCode : struct, Enum => new(name, Codes<TCode>() + " | null", about, from => read(from)?.ToString());

    /// <summary>A code of a vocabulary that is always there.</summary>
    public static Fact<T> OneCode<TCode>(string name, string about, Func<T, TCode> read)
        where TCode : struct, Enum => new(name, Codes<TCode>(), about, from => read(from).ToString());

    /// <summary>An instant, or none.</summary>
    public static Fact<T> Instant(string name, string about, Func<T, DateTimeOffset?> read) => new(name, "Date | null", about, from => read(from));

    private static string Codes<TCode>()
        where TCode : struct, Enum => string.Join(" | ", Enum.GetNames<TCode>().Select(code => $"\"{code}\""));
}

/// <summary>Facts of one thing: what a script reads, and the type that the code editor knows it by, out of one list.</summary>
internal sealed class Facts<T>(params Fact<T>[] facts)
{
    /// <summary>The fields as they are.</summary>
    public IReadOnlyDictionary<string, object?> Of(T from)
    {
        var fields = new OrderedDictionary<string, object?>(facts.Length);
        foreach (var fact in facts)
        {
            fields.Add(fact.Name, fact.Read(from));
        }

        return fields;
    }

    /// <summary>The type in TypeScript.</summary>
    public string Declaration
    {
        get
        {
            var text = new StringBuilder("{ ");
            foreach (var fact in facts)
            {
                text.Append("/** ").Append(fact.About).Append(" */ readonly ").Append(fact.Name).Append(": ").Append(fact.Type).Append("; ");
            }

            return text.Append('}').ToString();
        }
    }
}
