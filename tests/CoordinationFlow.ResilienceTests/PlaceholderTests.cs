namespace CoordinationFlow.ResilienceTests;

/// <summary>Shows that the project builds until its first behaviour is tested here.</summary>
public sealed class PlaceholderTests
{
    [Fact]
    public void The_server_assembly_is_there() => Assert.NotNull(System.Reflection.Assembly.Load("CoordinationFlow.Server"));
}
