using System.Text;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary>Elsa's common functions by name, with what each gives.</summary>
internal sealed class ScriptFunctions(Engine engine, IExpressionScope scope, ScriptValues values, IIdentity identity)
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "getVariable", "setVariable", "getInput", "getOutputFrom", "getLastResult",
        "getWorkflowInstanceId", "getWorkflowDefinitionId", "getWorkflowDefinitionVersionId", "getWorkflowDefinitionVersion",
        "getCorrelationId", "setCorrelationId", "getWorkflowInstanceName", "setWorkflowInstanceName", "setOutcome", "setOutcomes",
        "isNullOrWhiteSpace", "isNullOrEmpty", "toJson", "parseGuid", "newGuid", "newGuidString", "getGuidString", "newShortGuid", "getShortGuid",
        "bytesToString", "bytesFromString", "bytesToBase64", "bytesFromBase64", "stringToBase64", "stringFromBase64", "toBase64", "fromBase64", "getConfig",
    ];

    /// <summary>The function of that name; null if Elsa has none.</summary>
    public Func<JsValue[], JsValue>? Find(string name) => OfInstance(name) ?? OfText(name);

    private Func<JsValue[], JsValue>? OfInstance(string name) => name switch
    {
        "getVariable" => arguments => values.ToScript(scope.TryGetVariable(Text(arguments) ?? "", out var value) ? value : null),
        "setVariable" => arguments => Do(() => scope.SetVariable(Text(arguments) ?? "", values.ToPlain(At(arguments, 1)))),
        "getInput" => arguments => values.ToScript(scope.Inputs.GetValueOrDefault(Text(arguments) ?? "")),
        "getOutputFrom" => arguments => values.ToScript(scope.GetOutputFrom(Text(arguments) ?? "", Text(arguments, 1))),
        "getLastResult" => _ => values.ToScript(scope.LastResult),
        "getWorkflowInstanceId" => _ => scope.Facts.InstanceId,
        "getWorkflowDefinitionId" => _ => scope.Facts.DefinitionId,
        "getWorkflowDefinitionVersionId" => _ => scope.Facts.DefinitionVersionId,
        "getWorkflowDefinitionVersion" => _ => scope.Facts.DefinitionVersion,
        "getCorrelationId" => _ => values.ToScript(scope.Facts.CorrelationId),
        "setCorrelationId" => arguments => Do(() => scope.SetCorrelationId(Text(arguments))),
        "getWorkflowInstanceName" => _ => values.ToScript(scope.Facts.InstanceName),
        "setWorkflowInstanceName" => arguments => Do(() => scope.SetInstanceName(Text(arguments))),
        "setOutcome" => arguments => Do(() => scope.SetOutcomes([Text(arguments) ?? ""])),
        "setOutcomes" => arguments => Do(() => scope.SetOutcomes(ValueConverter.To<string[]>(values.ToPlain(At(arguments))) ?? [])),
        _ => null,
    };

    private Func<JsValue[], JsValue>? OfText(string name) => name switch
    {
        "isNullOrWhiteSpace" => arguments => string.IsNullOrWhiteSpace(Text(arguments)) ? JsBoolean.True : JsBoolean.False,
        "isNullOrEmpty" => arguments => string.IsNullOrEmpty(Text(arguments)) ? JsBoolean.True : JsBoolean.False,
        "toJson" => arguments => ValueJson.Text(values.ToPlain(At(arguments))),
        "parseGuid" => arguments => Guid.TryParse(Text(arguments), out var guid) ? guid.ToString() : throw Refused("parseGuid: the text is no Guid."),
        "newGuid" or "newGuidString" or "getGuidString" => _ => StepChance.NewGuid(identity).ToString(),
        "newShortGuid" or "getShortGuid" => _ => StepChance.NewShortGuid(identity),
        "bytesToString" => arguments => Encoding.UTF8.GetString(Bytes(arguments)),
        "bytesFromString" => arguments => values.ToScript(Encoding.UTF8.GetBytes(Text(arguments) ?? "")),
        "bytesToBase64" => arguments => Convert.ToBase64String(Bytes(arguments)),
        "bytesFromBase64" => arguments => values.ToScript(FromBase64(Text(arguments))),
        "stringToBase64" or "toBase64" => arguments => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments) ?? "")),
        "stringFromBase64" or "fromBase64" => arguments => Encoding.UTF8.GetString(FromBase64(Text(arguments))),
        "getConfig" => _ => throw Refused("getConfig: expressions do not read the server's settings."),
        _ => null,
    };

    private static JsValue At(JsValue[] arguments, int index = 0) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static string? Text(JsValue[] arguments, int index = 0) =>
        At(arguments, index) is var value && (value.IsNull() || value.IsUndefined()) ? null : TypeConverter.ToString(value);

    private byte[] Bytes(JsValue[] arguments) =>
        values.ToPlain(At(arguments)) as byte[] ?? throw Refused("The argument is no bytes.");

    private byte[] FromBase64(string? text)
    {
        var bytes = new byte[((text ?? "").Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text ?? "", bytes, out var length) ? bytes[..length] : throw Refused("The text is no Base64.");
    }

    private JavaScriptException Refused(string message) => new(engine.Intrinsics.TypeError, message);

    private static JsValue Do(Action action)
    {
        action();
        return JsValue.Undefined;
    }
}
