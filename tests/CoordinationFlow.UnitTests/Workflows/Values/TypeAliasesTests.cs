using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.UnitTests.Workflows.Values;

public sealed class TypeAliasesTests
{
    [Theory]
    [InlineData("Int32", false, typeof(int))]
    [InlineData("Int32", true, typeof(int[]))]
    [InlineData("Int32[]", false, typeof(int[]))]
    [InlineData(null, false, typeof(object))]
    [InlineData("", false, typeof(object))]
    [InlineData("System.Int32, System.Private.CoreLib", false, typeof(int))]
    [InlineData("System.String", false, typeof(string))]
    [InlineData("System.DateTimeOffset, System.Private.CoreLib, Version=9.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e", false, typeof(DateTimeOffset))]
    [InlineData("List<String>", false, typeof(List<string>))]
    [InlineData("IEnumerable<String>", false, typeof(List<string>))]
    [InlineData("ISet<Int32>", false, typeof(HashSet<int>))]
    [InlineData("IReadOnlyList<List<Int32>>", false, typeof(List<List<int>>))]
    [InlineData("System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", false, typeof(List<int>))]
    [InlineData("IDictionary<String, Object>", false, typeof(IDictionary<string, object?>))]
    [InlineData("JSON", false, typeof(IDictionary<string, object?>))]
    [InlineData("System.Text.Json.Nodes.JsonObject, System.Text.Json", false, typeof(IDictionary<string, object?>))]
    public void A_registered_type_is_known_by_alias_and_by_CLR_name(string? name, bool isArray, Type expected)
    {
        Assert.True(TypeAliases.TryResolve(name, isArray, out var type));
        Assert.Equal(expected, type);
    }

    [Theory]
    [InlineData("No.Such.Type")]
    [InlineData("System.Text.StringBuilder, System.Private.CoreLib")]
    [InlineData("System.IO.FileInfo, System.Private.CoreLib")]
    [InlineData("List<Nothing>")]
    [InlineData("Int33")]
    [InlineData("Queue<Int32>")]
    [InlineData("List<>")]
    public void Nothing_else_is_ever_loaded(string name) => Assert.False(TypeAliases.TryResolve(name, isArray: false, out _));

    [Theory]
    [InlineData(typeof(int), "Int32")]
    [InlineData(typeof(string[]), "String[]")]
    [InlineData(typeof(List<int>), "List<Int32>")]
    public void A_type_is_written_by_its_alias(Type type, string name) => Assert.Equal(name, TypeAliases.NameOf(type));
}
