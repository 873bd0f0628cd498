using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>
/// Built-in functions that make much out of little in one call, where the engine's own limits look only before and after:
/// each asks first how long its result can get.
/// </summary>
internal sealed class GuardedNatives(Engine engine, ExpressionLimits limits)
{
    /// <summary>Puts the guards in place.</summary>
    public void Install()
    {
        var text = engine.Global.Get("String").Get("prototype").AsObject();
        Guard(text, "repeat", (self, arguments) => Length(self) * Number(arguments, 0));
        Guard(text, "padStart", (_, arguments) => Number(arguments, 0));
        Guard(text, "padEnd", (_, arguments) => Number(arguments, 0));
        Guard(text, "concat", (self, arguments) => Length(self) + arguments.Sum(Length));
        Guard(text, "replace", Replaced);
        Guard(text, "replaceAll", Replaced);
        var array = engine.Intrinsics.Array.PrototypeObject;
        array.FastSetProperty("join", new(new ClrFunction(engine, "join", Join), writable: true, enumerable: false, configurable: true));
    }

    private void Guard(ObjectInstance owner, string name, Func<JsValue, JsValue[], double> bound)
    {
        var original = owner.Get(name);
        var guarded = new ClrFunction(engine, name, (self, arguments) =>
        {
            if (bound(self, arguments) > limits.TextLength)
            {
                throw TooLong();
            }

            return engine.Call(original, self, arguments);
        });
        owner.FastSetProperty(name, new(guarded, writable: true, enumerable: false, configurable: true));
    }

    // Matches never overlap, so "$&" and groups give at most the text once; "$`" and "$'" may give it once a match.
    private static double Replaced(JsValue self, JsValue[] arguments)
    {
        if (arguments.Length < 2 || arguments[1] is not JsString)
        {
            return 0;
        }

        var (length, replacement) = (Length(self), arguments[1].ToString());
        var matches = arguments[0] is JsString sought ? (length / Math.Max(1, sought.ToString().Length)) + 1 : length + 1;
        var around = replacement.Contains("$`", StringComparison.Ordinal) || replacement.Contains("$'", StringComparison.Ordinal);
        return length + (matches * replacement.Length) + (length * replacement.Count(letter => letter == '$') * (around ? matches : 1));
    }

    private JsValue Join(JsValue self, JsValue[] arguments)
    {
        if (self is not ObjectInstance list)
        {
            throw new JavaScriptException(engine.Intrinsics.TypeError, "join: this is no list.");
        }

        var count = Math.Min(TypeConverter.ToNumber(list.Get("length")), uint.MaxValue);
        var separator = arguments.Length == 0 || arguments[0].IsUndefined() ? "," : TypeConverter.ToString(arguments[0]);
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var joined = new StringBuilder();
        for (var index = 0; index < count; index++)
        {
            var item = list.Get(index);
            joined.Append(index == 0 ? "" : separator).Append(item.IsNull() || item.IsUndefined() ? "" : TypeConverter.ToString(item));
            if (joined.Length > limits.TextLength)
            {
                throw TooLong();
            }

            if (index % 1000 == 999)
            {
                engine.Constraints.Check();
            }
        }

        return joined.ToString();
    }

    private ExpressionException TooLong() => new($"The script was stopped: a text got longer than {limits.TextLength} characters.");

    private static double Length(JsValue value) => value is JsString text ? text.ToString().Length : 0;

    private static double Number(JsValue[] arguments, int index) => index < arguments.Length ? TypeConverter.ToNumber(arguments[index]) : 0;
}
