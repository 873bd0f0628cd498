using CoordinationFlow.Workflows.Runtime;
using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>Elsa's global functions, of which a script gets those that it names.</summary>
internal sealed class ScriptGlobals(Engine engine, IExpressionScope scope, ScriptValues values, IIdentity identity, ScriptingOptions scripting)
{
    private readonly ScriptFunctions _functions = new(engine, scope, values, identity);

    /// <summary>Puts the named functions in place; null: names are not known (a script that reaches for <c>globalThis</c>), so all.</summary>
    public void Install(ReferencedGlobals? named)
    {
        if (named is null || named.Contains(ScriptObjects.EveryGlobal))
        {
            foreach (var name in ScriptFunctions.Names.Concat(scope.VariableNames.SelectMany(name => new[] { "get" + Pascal(name), "set" + Pascal(name) })).Append("variables").Concat(scope.Objects.Keys))
            {
                Install(name);
            }
        }

        foreach (var name in named ?? Enumerable.Empty<string>())
        {
            Install(name);
        }
    }

    private void Install(string name)
    {
        if (name == "variables")
        {
            engine.Advanced.AddLazyGlobal(name, _ => new ScriptVariables(engine, scope, values).Container, PropertyFlag.NonEnumerable);
        }
        else if (scope.Objects.TryGetValue(name, out var read))
        {
            engine.Advanced.AddLazyGlobal(name, _ => ReadOnlyObject.Of(engine, values, read()), PropertyFlag.NonEnumerable);
        }
        else if (_functions.Find(name) is { } function)
        {
            Put(name, function);
        }
        else if (scripting.TextFunctions.TryGetValue(name, out var text))
        {
            Put(name, _ => text);
        }
        else if (name.StartsWith("get", StringComparison.Ordinal) && Getter(name[3..]) is { } getter)
        {
            Put(name, _ => values.ToScript(getter()));
        }
        else if (name.StartsWith("set", StringComparison.Ordinal) && Variable(name[3..]) is { } variable)
        {
            Put(name, arguments =>
            {
                scope.SetVariable(variable, values.ToPlain(arguments.Length > 0 ? arguments[0] : JsValue.Undefined));
                return JsValue.Undefined;
            });
        }
    }

    private void Put(string name, Func<JsValue[], JsValue> function) =>
        engine.Advanced.AddLazyGlobal(name, _ => new ClrFunction(engine, name, (_, arguments) => function(arguments)), PropertyFlag.NonEnumerable);

    // Order as in Elsa: a workflow's input hides a variable of its name.
    private Func<object?>? Getter(string name)
    {
        if (scope.Inputs.Keys.FirstOrDefault(input => input == name || Pascal(input) == name) is { } input)
        {
            return () => scope.Inputs.GetValueOrDefault(input);
        }

        if (Variable(name) is { } variable)
        {
            return () => scope.TryGetVariable(variable, out var value) ? value : null;
        }

        for (var from = name.IndexOf("From", StringComparison.Ordinal); from > 0; from = name.IndexOf("From", from + 1, StringComparison.Ordinal))
        {
            var (output, activity) = (name[..from], name[(from + 4)..]);
            if (activity.Length > 0 && scope.KnowsOutput(activity, output))
            {
                return () => scope.GetOutputFrom(activity, output);
            }
        }

        return null;
    }

    private string? Variable(string name) => scope.VariableNames.FirstOrDefault(variable => variable == name || Pascal(variable) == name);

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
