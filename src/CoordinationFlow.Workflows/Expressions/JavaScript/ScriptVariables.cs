using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>The object <c>variables</c>: a property a visible variable, read and written at once.</summary>
internal sealed class ScriptVariables
{
    /// <summary>Builds the object for one evaluation.</summary>
    public ScriptVariables(Engine engine, IExpressionScope scope, ScriptValues values)
    {
        Container = new JsObject(engine);
        foreach (var name in scope.VariableNames)
        {
            var getter = new ClrFunction(engine, name, (_, _) => values.ToScript(scope.TryGetVariable(name, out var value) ? value : null));
            var setter = new ClrFunction(engine, name, (_, arguments) =>
            {
                scope.SetVariable(name, values.ToPlain(arguments[0]));
                return JsValue.Undefined;
            });
            Container.DefineOwnProperty(name, new GetSetPropertyDescriptor(getter, setter, enumerable: true, configurable: false));
        }

        // Elsa makes a variable of a name that is not there; here a misspelt name is an error.
        Container.PreventExtensions();
    }

    /// <summary>What the script sees.</summary>
    public JsObject Container { get; }
}
