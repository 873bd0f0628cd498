namespace CoordinationFlow.Workflows.Activities.Scripts;

/// <summary>Runs a C# script, where an administrator allows it.</summary>
internal sealed class RunCSharp() : ScriptKind("CSharp", "C#");
