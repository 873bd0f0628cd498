using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using CoordinationFlow.Workflows.Values;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>
/// Values in and out of one engine, as copies. An object or list that a script got from the instance is live, as in Elsa: after
/// the script its changed copy is written back into the instance's own object. Lists keep their length (Elsa: fixed-size arrays).
/// </summary>
internal sealed class ScriptValues(Engine engine)
{
    private readonly Dictionary<object, ObjectInstance> _given = new(ReferenceComparer.Instance);
    private readonly HashSet<object> _open = new(ReferenceComparer.Instance);

    /// <summary>The script's form of a value.</summary>
    public JsValue ToScript(object? value) => PlainValue.Of(value) switch
    {
        null => JsValue.Null,
        string text => new JsString(text),
        bool truth => truth ? JsBoolean.True : JsBoolean.False,
        byte or short or int or long or float or double or decimal => new JsNumber(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        DateTime date => new JsDate(engine, DateTime.SpecifyKind(date, DateTimeKind.Utc)),
        DateTimeOffset date => new JsDate(engine, date.ToUniversalTime()),
        NamedFields named => Named(named),
        byte[] bytes => engine.Intrinsics.Uint8Array.Construct(bytes),
        IDictionary or IDictionary<string, object?> or IEnumerable => Given(PlainValue.Of(value)!),
        var other => new JsString(ValueText.Of(other)!),
    };

    /// <summary>The plain form of what a script made. Throws <see cref="ExpressionException"/> on what is no value.</summary>
    public object? ToPlain(JsValue value) => ToPlain(value, PlainValue.MaxDepth);

    /// <summary>Brings changes of given objects back into the instance.</summary>
    public void WriteBack()
    {
        foreach (var (original, copy) in _given)
        {
            var changed = ToPlain(copy);
            if (ValueJson.Text(changed) == ValueJson.Text(original))
            {
                continue;
            }

            switch (original)
            {
                case IDictionary<string, object?> fields:
                    fields.Clear();
                    foreach (var (name, field) in (IDictionary<string, object?>)changed!)
                    {
                        fields[name] = field;
                    }

                    break;
                case IList list when changed is object?[] items:
                    Refill(list, items);
                    break;
            }
        }
    }

    // A copy that is not written back: what an activity gave is not changed by a script.
    private JsObject Named(NamedFields named)
    {
        var fields = new JsObject(engine);
        foreach (var (name, field) in named.Fields)
        {
            var value = ToScript(field);
            fields.Set(name, value);
            fields.DefineOwnProperty(NamedFields.CamelCase(name), new PropertyDescriptor(value, writable: true, enumerable: false, configurable: true));
        }

        return fields;
    }

    private ObjectInstance Given(object original)
    {
        if (_given.TryGetValue(original, out var known))
        {
            return known;
        }

        if (original is IDictionary<string, object?> or IDictionary)
        {
            var fields = (JsObject)(_given[original] = new JsObject(engine));
            foreach (var (name, field) in (IDictionary<string, object?>)ValueConverter.Convert(original, typeof(IDictionary<string, object?>))!)
            {
                fields.Set(name, ToScript(field));
            }

            return fields;
        }

        var items = ((IEnumerable)original).Cast<object?>().Select(ToScript).ToArray();
        var array = new JsArray(engine, items);
        if (original is Array)
        {
            array.PreventExtensions();
            array.DefineOwnProperty("length", new PropertyDescriptor(new JsNumber(items.Length), writable: false, enumerable: false, configurable: false));
        }

        return _given[original] = array;
    }

    private static void Refill(IList list, object?[] items)
    {
        var item = list.GetType().GetElementType() ?? list.GetType().GenericTypeArguments.FirstOrDefault() ?? typeof(object);
        if (list.IsFixedSize)
        {
            for (var index = 0; index < Math.Min(list.Count, items.Length); index++)
            {
                list[index] = ValueConverter.Convert(items[index], item);
            }

            return;
        }

        list.Clear();
        foreach (var each in items)
        {
            list.Add(ValueConverter.Convert(each, item));
        }
    }

    private object? ToPlain(JsValue value, int depth) => value switch
    {
        JsUndefined or JsNull => null,
        JsString text => text.ToString(),
        JsBoolean truth => truth == JsBoolean.True,
        JsNumber number when IsInt32(number.AsNumber()) => (int)number.AsNumber(),
        JsNumber number => number.AsNumber(),
        JsBigInt => Whole(BigInteger.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture)),
        JsDate date => double.IsNaN(date.DateValue) ? throw new ExpressionException("An invalid date is no value.") : date.ToDateTime(),
        JsSymbol => throw new ExpressionException("A symbol is no value."),
        ObjectInstance item => ObjectToPlain(item, depth),
        _ => throw new ExpressionException($"A {value.Type} is no value."),
    };

    private object? ObjectToPlain(ObjectInstance item, int depth)
    {
        if (item is Jint.Native.Function.Function)
        {
            throw new ExpressionException("A function is no value.");
        }

        if (depth == 0 || !_open.Add(item))
        {
            throw new ExpressionException(depth == 0 ? $"The value nests more than {PlainValue.MaxDepth} levels." : "The value contains itself.");
        }

        try
        {
            return item.IsUint8Array() ? item.AsUint8Array()
                : item.IsArray() || item is JsTypedArray ? ListToPlain(item, depth)
                : FieldsToPlain(item, depth);
        }
        finally
        {
            _open.Remove(item);
        }
    }

    private object?[] ListToPlain(ObjectInstance list, int depth)
    {
        var items = new object?[(int)TypeConverter.ToNumber(list.Get("length"))];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = ToPlain(list.Get(index), depth - 1);
        }

        return items;
    }

    private Dictionary<string, object?> FieldsToPlain(ObjectInstance item, int depth)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, property) in item.GetOwnProperties())
        {
            if (property.Enumerable && key.IsString())
            {
                fields[key.ToString()] = ToPlain(item.Get(key), depth - 1);
            }
        }

        return fields;
    }

    private static bool IsInt32(double number) => number == Math.Truncate(number) && !(number == 0 && double.IsNegative(number)) && number is >= int.MinValue and <= int.MaxValue;

    private static long Whole(BigInteger number) => number >= long.MinValue && number <= long.MaxValue
        ? (long)number
        : throw new ExpressionException("A number of more than 64 bits is no value.");

    private sealed class ReferenceComparer : IEqualityComparer<object>
    {
        public static readonly ReferenceComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        public int GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
