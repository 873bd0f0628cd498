using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.UnitTests.Workflows.Activities;

public sealed class DescriptorTests
{
    public static TheoryData<string> Types => [.. StandardActivities.All.Select(kind => kind.Descriptor.TypeName)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_kind_tells_a_designer_what_it_is_and_what_it_takes(string type)
    {
        var descriptor = StandardActivities.All.Single(kind => kind.Descriptor.TypeName == type).Descriptor;

        Assert.StartsWith("Elsa.", descriptor.TypeName, StringComparison.Ordinal);
        Assert.All([descriptor.DisplayName, descriptor.Description, descriptor.Category], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(descriptor.Inputs.Length, descriptor.Inputs.Select(input => input.Name).Distinct().Count());
        Assert.All(descriptor.Inputs, input =>
        {
            Assert.True(TypeAliases.TryResolve(input.TypeName, false, out var valueType), input.TypeName);
            Assert.False(string.IsNullOrWhiteSpace(input.Description));
            Assert.True(input.DefaultValue is null || valueType.IsInstanceOfType(input.DefaultValue));
            Assert.True(input.Choices.IsEmpty || input.UiHint is "dropdown" or "checklist");
        });
        Assert.All(descriptor.Outputs, output => Assert.True(TypeAliases.TryResolve(output.TypeName, false, out _)));
    }

    [Fact]
    public void A_hosts_own_kind_replaces_one_of_the_same_type_name()
    {
        var catalog = new ActivityCatalog([.. StandardActivities.All, new Quiet()]);

        Assert.IsType<Quiet>(catalog.Find("Elsa.WriteLine"));
        Assert.Equal(StandardActivities.All.Count, catalog.Descriptors.Length);
    }

    private sealed class Quiet : ActivityKind
    {
        public override ActivityDescriptor Descriptor { get; } = new() { TypeName = "Elsa.WriteLine", DisplayName = "Quiet", Description = "Writes nothing.", Category = "Console" };

        public override ValueTask ExecuteAsync(ActivityContext context) => context.CompleteAsync();
    }
}
