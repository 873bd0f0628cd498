using System.Text;
using System.Text.Json;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;

namespace CoordinationFlow.ElsaApi.Scripts;

/// <summary>What a script of a definition may call and read, as TypeScript declares it: the code editor completes by it.</summary>
internal static class TypeDefinitions
{
    private const string Functions = """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getCorrelationId(): string;
        declare function setCorrelationId(value: string): void;
        declare function getWorkflowInstanceName(): string;
        declare function setWorkflowInstanceName(value: string): void;
        declare function setOutcome(outcome: string): void;
        declare function setOutcomes(outcomes: string[]): void;
        declare function isNullOrWhiteSpace(value: string): boolean;
        declare function isNullOrEmpty(value: string): boolean;
        declare function toJson(value: any): string;
        declare function parseGuid(value: string): string;
        declare function newGuid(): string;
        declare function newGuidString(): string;
        declare function newShortGuid(): string;
        declare function getGuidString(): string;
        declare function getShortGuid(): string;
        declare function bytesToString(bytes: any): string;
        declare function bytesFromString(text: string): any;
        declare function bytesToBase64(bytes: any): string;
        declare function bytesFromBase64(text: string): any;
        declare function stringToBase64(text: string): string;
        declare function stringFromBase64(text: string): string;
        declare function toBase64(text: string): string;
        declare function fromBase64(text: string): string;

        """;

    private static readonly string[] Numbers = ["Byte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal"];

    /// <summary>The declarations for a definition: functions, the host's objects, its variables and its inputs.</summary>
    public static string Of(Definition definition, ScriptObjects objects)
    {
        var text = new StringBuilder(Functions);
        foreach (var each in objects.All)
        {
            text.Append("declare const ").Append(each.Name).Append(": ").Append(each.Declaration).Append(";\n");
        }

        text.Append("declare var variables: {");
        foreach (var variable in definition.Variables)
        {
            text.Append(' ').Append(JsonSerializer.Serialize(variable.Name)).Append(": ").Append(TypeOf(variable.TypeName, variable.IsArray)).Append(';');
        }

        text.Append(" };\n");
        foreach (var variable in definition.Variables.Where(variable => IsName(variable.Name)))
        {
            var (name, type) = (char.ToUpperInvariant(variable.Name[0]) + variable.Name[1..], TypeOf(variable.TypeName, variable.IsArray));
            text.Append("declare function get").Append(name).Append("(): ").Append(type).Append(";\n");
            text.Append("declare function set").Append(name).Append("(value: ").Append(type).Append("): void;\n");
        }

        foreach (var input in definition.Inputs.Where(input => IsName(input.Name) && definition.Variables.All(variable => !string.Equals(variable.Name, input.Name, StringComparison.OrdinalIgnoreCase))))
        {
            text.Append("declare function get").Append(char.ToUpperInvariant(input.Name[0])).Append(input.Name[1..]).Append("(): ").Append(TypeOf(input.TypeName, input.IsArray)).Append(";\n");
        }

        return text.ToString();
    }

    private static string TypeOf(string typeName, bool isArray)
    {
        var one = Numbers.Contains(typeName) ? "number" : typeName switch
        {
            "String" or "Guid" or "Uri" or "TimeSpan" => "string",
            "Boolean" => "boolean",
            "DateTime" or "DateTimeOffset" or "DateOnly" => "Date",
            _ => "any",
        };
        return isArray ? one + "[]" : one;
    }

    private static bool IsName(string name) => name.Length > 0 && char.IsLetter(name[0]) && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');
}
