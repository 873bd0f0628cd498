using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>A host's object in one engine: fields and lists that a script reads and cannot change.</summary>
internal static class ReadOnlyObject
{
    /// <summary>The script's form of the fields; JavaScript's null where there are none.</summary>
    public static JsValue Of(Engine engine, ScriptValues values, IReadOnlyDictionary<string, object?>? fields)
    {
        if (fields is null)
        {
            return JsValue.Null;
        }

        var made = new JsObject(engine);
        foreach (var (name, value) in fields)
        {
            made.DefineOwnProperty(name, new PropertyDescriptor(Value(engine, values, value), writable: false, enumerable: true, configurable: false));
        }

        made.PreventExtensions();
        return made;
    }

    private static JsValue Value(Engine engine, ScriptValues values, object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => Of(engine, values, fields),
        IReadOnlyList<string> texts => List(engine, texts),
        _ => values.ToScript(value),
    };

    private static JsArray List(Engine engine, IReadOnlyList<string> texts)
    {
        var list = new JsArray(engine);
        for (var index = 0; index < texts.Count; index++)
        {
            list.DefineOwnProperty(index.ToString(System.Globalization.CultureInfo.InvariantCulture), new PropertyDescriptor(new JsString(texts[index]), writable: false, enumerable: true, configurable: false));
        }

        list.PreventExtensions();
        return list;
    }
}
