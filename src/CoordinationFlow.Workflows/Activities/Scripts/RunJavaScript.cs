namespace CoordinationFlow.Workflows.Activities.Scripts;

/// <summary>Runs a script in JavaScript.</summary>
internal sealed class RunJavaScript() : ScriptKind("JavaScript", "JavaScript");
