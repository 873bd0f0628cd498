using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Outputs;

/// <summary>The converter that a binding names, prepared once: what is wrong with it is known, and raised when the output is set.</summary>
internal sealed class PreparedConversion(string id, string output, Type sourceType, OutputConverter? converter, JsonNode? settings)
{
    /// <summary>The value for a destination of that type; null type: there is no destination.</summary>
    public object? Convert(ActivityExecution execution, object? value, Type? destination)
    {
        if (value is null)
        {
            return destination is { IsValueType: true } && Nullable.GetUnderlyingType(destination) is null ? throw Failure(execution, "ResultValidation") : null;
        }

        if (converter is null || destination is null)
        {
            throw Failure(execution, "Resolution");
        }

        if (!sourceType.IsInstanceOfType(value) || !converter.SourceType.IsAssignableFrom(sourceType))
        {
            throw Failure(execution, "SourceCompatibility");
        }

        if (!Fits(converter.ResultType, destination))
        {
            throw Failure(execution, "ResultValidation");
        }

        if (ConverterSettings.Problems(converter, settings).Any())
        {
            throw Failure(execution, "SettingsValidation");
        }

        return Checked(execution, converter, Invoke(execution, converter, value), destination);
    }

    /// <summary>Whether values of one type can be held by a destination of another.</summary>
    public static bool Fits(Type result, Type destination) =>
        destination.IsAssignableFrom(result) || Nullable.GetUnderlyingType(destination)?.IsAssignableFrom(result) == true;

    // A converter's own message may hold the value; the incident names the stage alone.
    private object? Invoke(ActivityExecution execution, OutputConverter converter, object value)
    {
        try
        {
            return converter.Convert(value, settings as JsonObject);
        }
        catch (Exception failure) when (!ActivityInvocation.IsForOwner(failure, execution))
        {
            throw Failure(execution, "Invocation");
        }
    }

    private object? Checked(ActivityExecution execution, OutputConverter converter, object? converted, Type destination)
    {
        var fits = converted is null
            ? !destination.IsValueType || Nullable.GetUnderlyingType(destination) is not null
            : converter.ResultType.IsInstanceOfType(converted) && Fits(converted.GetType(), destination);
        return fits ? converted : throw Failure(execution, "ResultValidation");
    }

    private OutputConversionException Failure(ActivityExecution execution, string stage) => new(id, stage, output, execution.ActivityId);
}
