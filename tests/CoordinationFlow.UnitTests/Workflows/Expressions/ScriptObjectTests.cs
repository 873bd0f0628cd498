using System.Globalization;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Expressions;

/// <summary>Objects of the host's that scripts read.</summary>
public sealed class ScriptObjectTests
{
    private static readonly DateTimeOffset Due = new(2027, 3, 5, 16, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("thing.name", "first")]
    [InlineData("thing.due.toISOString()", "2027-03-05T16:00:00.000Z")]
    [InlineData("thing.codes.includes('B') && thing.codes.length === 2 && Array.isArray(thing.codes)", "True")]
    [InlineData("thing.inner.count + 1", "4")]
    [InlineData("thing.nothing === null", "True")]
    [InlineData("Object.keys(thing).join()", "name,due,codes,inner,nothing")]
    [InlineData("globalThis.thing.name", "first")]
    [InlineData("const thing = 'mine'; thing", "mine")]
    public void Its_fields_are_read(string script, string text) =>
        Assert.Equal(text, Convert.ToString(Play.Script(script, Scope()), CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("thing.name = 'other'; thing.name")]
    [InlineData("thing.codes[0] = 'Z'; thing.codes.length = 0; thing.codes[0] === 'A' ? thing.name : ''")]
    [InlineData("delete thing.name; thing.name")]
    [InlineData("thing.more = 1; thing.more === undefined && thing.inner.more === undefined ? thing.name : ''")]
    [InlineData("Object.defineProperty(globalThis, 'other', { value: 1 }); try { Object.defineProperty(thing, 'name', { value: 'other' }); } catch { } thing.name")]
    public void A_script_cannot_change_it(string script)
    {
        var scope = Scope();

        Assert.Equal("first", Play.Script(script, scope));
        Assert.Equal("first", Play.Script("thing.name", scope));
    }

    [Fact]
    public void Where_the_instance_has_none_it_is_null_and_where_the_host_has_none_it_is_not_there()
    {
        var scope = new PlayScope();
        scope.GivenObjects["thing"] = () => null;

        Assert.Equal(true, Play.Script("thing === null", scope));
        Assert.Equal("undefined", Play.Script("typeof thing"));
        Assert.Throws<ExpressionException>(() => Play.Script("thing.name"));
    }

    [Fact]
    public async Task It_is_made_ready_only_where_a_script_names_it_and_read_anew_by_each()
    {
        var counter = new Counter();
        var bench = new Workbench(objects: new([counter]));

        await bench.RunAsync(Flow.Definition("silent", Flow.Sequence("all", Flow.Line("a", "'none'"))));
        Assert.Equal(0, counter.Opened);

        await bench.RunAsync(Flow.Definition("reading", Flow.Sequence("all", Flow.Line("a", "`${counter.reads}`"), Flow.Task("ask"), Flow.Line("b", "`${counter.reads}`"), Flow.Line("c", "`${counter.reads}`"))));
        Assert.Equal(1, counter.Opened);
        await bench.ReportAsync("ask");
        Assert.Equal(2, counter.Opened);
        Assert.Equal(["none", "1", "2", "3"], bench.Lines);
    }

    private static PlayScope Scope()
    {
        var scope = new PlayScope();
        scope.GivenObjects["thing"] = () => new OrderedDictionary<string, object?>
        {
            ["name"] = "first",
            ["due"] = Due,
            ["codes"] = new[] { "A", "B" },
            ["inner"] = new Dictionary<string, object?> { ["count"] = 3 },
            ["nothing"] = null,
        };
        return scope;
    }

    private sealed class Counter : IScriptObject
    {
        private int _reads;

        public int Opened { get; private set; }

        public string Name => "counter";

        public string Declaration => "{ readonly reads: number }";

        public ValueTask<ScriptObjectReader> OpenAsync(Step step, string instanceId)
        {
            Opened++;
            return ValueTask.FromResult<ScriptObjectReader>(() => new Dictionary<string, object?> { ["reads"] = ++_reads });
        }
    }
}
