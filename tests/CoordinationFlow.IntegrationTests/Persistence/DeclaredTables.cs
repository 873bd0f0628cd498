using System.Reflection;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>The tables that rows declare, each told in words that a migrated schema can be told in too.</summary>
internal static class DeclaredTables
{
    private static readonly string[] Assemblies = ["Workflows", "Coordination", "Messaging", "Persistence", "Api", "Server"];

    /// <summary>Every static property of a row that is a table.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        .. from name in Assemblies
           from type in Assembly.Load($"CoordinationFlow.{name}").GetTypes()
           where !type.ContainsGenericParameters
           from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
           where property.PropertyType.IsAssignableTo(typeof(Table))
           select (Table)property.GetValue(null)!,
    ];

    /// <summary>Columns with whether they may be null, the key, what is unique, and whom rows belong to; a line each.</summary>
    public static IEnumerable<string> Lines(Table table)
    {
        var shape = SqlTable.Of(table);
        string Names(IEnumerable<string> properties) => string.Join(",", properties.Select(property => shape.Column(property).Name));
        foreach (var column in shape.Columns)
        {
            yield return $"{table.Name}: column {column.Name}{(MayBeNull(column.Property) ? " null" : "")}";
        }

        yield return $"{table.Name}: key {Names(table.Key)}";
        foreach (var unique in table.Unique)
        {
            yield return $"{table.Name}: unique {Names(unique)}";
        }

        if (table.Owner is { } owner)
        {
            yield return $"{table.Name}: {Names([owner.Property])} of {owner.Table.Name}";
        }
    }

    private static bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable);
}
