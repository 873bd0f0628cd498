using System.Text.Json.Nodes;

namespace CoordinationFlow.Samples.ElsaClient;

/// <summary>A definition in Elsa's format: greets by input, then asks for a task and keeps its result.</summary>
internal static class Greeting
{
    /// <summary>The definition under that id.</summary>
    public static JsonObject Definition(string id) => JsonNode.Parse($$$"""
        {
          "definitionId": "{{{id}}}", "name": "Sample {{{id}}}",
          "inputs": [{ "name": "Who", "type": "String" }],
          "variables": [{ "id": "answer", "name": "Answer", "typeName": "Object" }],
          "root": { "id": "root", "type": "Elsa.Sequence", "version": 1, "activities": [
            { "id": "greet", "name": "greet", "type": "Elsa.WriteLine", "version": 1,
              "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "`Hello ${getInput('Who')}`" } } },
            { "id": "ask", "name": "ask", "type": "Elsa.RunTask", "version": 1, "result": { "typeName": "Object", "memoryReference": { "id": "answer" } },
              "taskName": { "typeName": "String", "expression": { "type": "Literal", "value": "Ask somebody" } } } ] }
        }
        """)!.AsObject();
}
