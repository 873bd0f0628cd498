namespace CoordinationFlow.Workflows.Outputs;

/// <summary>A converter could not give what an output's binding asks for; the message names the stage, as Elsa's does.</summary>
public sealed class OutputConversionException(string converter, string stage, string output, string activity)
    : Exception($"Output converter '{converter}' failed during {stage} for output '{output}' of activity '{activity}'.")
{
    /// <summary>Resolution, SourceCompatibility, SettingsValidation, Invocation or ResultValidation.</summary>
    public string Stage { get; } = stage;
}
