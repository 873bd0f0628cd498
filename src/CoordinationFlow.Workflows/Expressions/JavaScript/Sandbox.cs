using System.Globalization;
using CoordinationFlow.Workflows.Runtime;
using Jint;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>An engine with limits, with the step's clock, without CLR, eval, threads or modules.</summary>
internal static class Sandbox
{
    // Shared memory and waiting have no place in an expression; raw buffers could be asked for by the gigabyte.
    private static readonly string[] Withheld =
    [
        "Atomics", "SharedArrayBuffer", "ArrayBuffer", "DataView", "ShadowRealm", "WeakRef", "FinalizationRegistry",
        "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
        "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array", "Float64Array",
    ];

    /// <summary>A new engine for one evaluation.</summary>
    public static Engine Create(InstanceFacts facts, IIdentity identity, ExpressionLimits limits, CancellationToken cancellationToken)
    {
        var options = new Options { Culture = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc, TimeSystem = new StepClock(facts.Now) };
        options.TimeoutInterval(limits.Time).LimitMemory(limits.Memory).LimitRecursion(limits.Recursion).MaxStatements(limits.Statements)
            .CancellationToken(cancellationToken).DisableStringCompilation();
        options.Constraints.RegexTimeout = limits.RegexTime;
        options.Constraints.MaxArraySize = limits.ArrayItems;
        options.Constraints.PromiseTimeout = limits.Time;
        options.Constraints.StackOverflowGuard = true;
        var engine = new Engine(options);
        foreach (var name in Withheld)
        {
            engine.Global.Delete(name);
        }

        new GuardedNatives(engine, limits).Install();
        StepChance.Install(engine, identity);
        return engine;
    }
}
