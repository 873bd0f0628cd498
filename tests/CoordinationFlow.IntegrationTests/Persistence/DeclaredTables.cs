using System.Reflection;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>The tables that the product declares: every static property of a row that is a <see cref="Table"/>.</summary>
internal static class DeclaredTables
{
    private static readonly string[] Assemblies = ["Workflows", "Coordination", "Messaging", "Persistence", "Api", "Server"];

    public static IReadOnlyList<Table> All { get; } =
    [
        .. from name in Assemblies
           from type in Assembly.Load($"CoordinationFlow.{name}").GetTypes()
           where !type.ContainsGenericParameters
           from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
           where property.PropertyType.IsAssignableTo(typeof(Table))
           select (Table)property.GetValue(null)!,
    ];
}
