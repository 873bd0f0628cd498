using CoordinationFlow.Workflows.Expressions;

namespace CoordinationFlow.UnitTests.Workflows.Expressions;

/// <summary>What a script or template may do wrong ends in an <see cref="ExpressionException"/> within the limits, never in a dead process.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("for (;;) { new Date() }")]
    [InlineData("function f() { f() } f()")]
    [InlineData("var o = { toString() { return '' + o } }; '' + o")]
    [InlineData("var o = { get a() { return this.a } }; o.a")]
    [InlineData("new Proxy({}, { get(t, k, r) { return r[k] } }).a")]
    [InlineData("var s = 'x'; for (var i = 0; i < 40; i++) s = s + s; return s")]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("'x'.padStart(1e9)")]
    [InlineData("'x'.padEnd(5e8)")]
    [InlineData("new Array(100000).join('y'.repeat(100000))")]
    [InlineData("Array(99999).fill('x'.repeat(1000000)).join('')")]
    [InlineData("'' + Array(99999).fill('x'.repeat(1000000))")]
    [InlineData("JSON.stringify(Array(99999).fill('x'.repeat(1000000)))")]
    [InlineData("'x'.repeat(10000).replaceAll('x', 'y'.repeat(100000))")]
    [InlineData("'x'.repeat(10000).replace(/x/g, 'y'.repeat(100000))")]
    [InlineData("'x'.repeat(1e6).replace(/x/g, '$`')")]
    [InlineData("''.concat.apply('', Array(99999).fill('x'.repeat(1000000)))")]
    [InlineData("Array.from({ length: 1e9 })")]
    [InlineData("new Array(4e9).fill(1)")]
    [InlineData("var a = []; a.length = 4e9; a.sort()")]
    [InlineData("new Uint8Array(1e9)")]
    [InlineData("new ArrayBuffer(2e9)")]
    [InlineData("/(a+)+$/.test('a'.repeat(40) + 'b')")]
    [InlineData("new RegExp('(a+)+$').test('a'.repeat(40) + 'b')")]
    [InlineData("10n ** 100000000n")]
    [InlineData("eval('1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("return new Promise(() => {})")]
    [InlineData("Atomics.wait(1, 0, 0, 100000)")]
    [InlineData("var a = []; for (var i = 0; i < 30000; i++) a = [a]; return a")]
    [InlineData("var a = {}; for (var i = 0; i < 30000; i++) a = { a }; return a")]
    [InlineData("var a = []; for (var i = 0; i < 30000; i++) a = [a]; return '' + a")]
    [InlineData("var a = []; for (var i = 0; i < 30000; i++) a = [a]; return JSON.stringify(a)")]
    [InlineData("var a = []; for (var i = 0; i < 30000; i++) a = [a]; return a.flat(Infinity)")]
    [InlineData("var a = []; for (var i = 0; i < 30000; i++) a = [a]; setX(a)")]
    [InlineData("JSON.parse('['.repeat(100000))")]
    public void A_script_is_stopped(string script) => Stops(() => Play.Script(script));

    [Theory]
    [InlineData("{% for i in (1..1000000000) %}{% endfor %}")]
    [InlineData("{% for i in (1..100000) %}{% for j in (1..100000) %}{% endfor %}{% endfor %}")]
    [InlineData("{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}")]
    [InlineData("{% assign s = 'x' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}")]
    [InlineData("{% assign s = 'x' %}{% for i in (1..60) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}{{ s }}")]
    [InlineData("{% assign s = 'xxxxxxxxxxxxxxxx' %}{% for i in (1..60) %}{% assign s = s | replace: 'x', s %}{% endfor %}{{ s }}")]
    [InlineData("{% include 'secrets' %}")]
    [InlineData("{{ 1 | divided_by: 0 }}")]
    public void A_template_is_stopped(string template) => Stops(() => Play.Template(template));

    [Theory]
    [InlineData("typeof System")]
    [InlineData("typeof importNamespace")]
    [InlineData("typeof clr")]
    [InlineData("typeof require")]
    [InlineData("typeof setTimeout")]
    [InlineData("typeof fetch")]
    [InlineData("typeof getX().GetType")]
    [InlineData("typeof getX().Keys")]
    public void A_script_sees_neither_CLR_nor_network_nor_file(string script)
    {
        var scope = new PlayScope { Variables = { ["X"] = new Dictionary<string, object?>() } };
        Assert.Equal("undefined", Play.Script(script, scope));
    }

    [Fact]
    public void A_cancelled_step_stops_its_script()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var prepared = ExpressionCatalog.Standard(new CountingIdentity()).Prepare("JavaScript", "while (true) {}", []);
        Assert.ThrowsAny<OperationCanceledException>(() => prepared.Evaluate(new PlayScope(), source.Token));
    }

    // On a thread with the stack of a pool thread, where a server evaluates.
    private static void Stops(Action evaluate)
    {
        Exception? outcome = null;
        long allocated = 0;
        var thread = new Thread(
            () =>
            {
                outcome = Record.Exception(evaluate);
                allocated = GC.GetAllocatedBytesForCurrentThread();
            },
            1536 * 1024)
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)), "It does not end.");
        Assert.IsType<ExpressionException>(outcome);
        Assert.True(allocated < 512L * 1024 * 1024, $"It allocated {allocated / (1024 * 1024)} MB.");
    }
}
