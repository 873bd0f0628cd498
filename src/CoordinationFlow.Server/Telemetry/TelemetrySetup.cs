using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoordinationFlow.Server.Telemetry;

/// <summary>Traces and metrics by OpenTelemetry. They leave the process only where an operator names a collector.</summary>
internal static class TelemetrySetup
{
    // Probes say nothing, and a calendar's address is a secret.
    private static readonly string[] Untold = ["/health", "/calendar"];

    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var exported = !string.IsNullOrEmpty(configuration[Collector]);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("CoordinationFlow"))
            .WithTracing(traces =>
            {
                traces.AddAspNetCoreInstrumentation(options => options.Filter = http => !Untold.Any(path => http.Request.Path.StartsWithSegments(path))).AddSource("CoordinationFlow.*");
                if (exported)
                {
                    traces.AddOtlpExporter();
                }
            })
            .WithMetrics(metrics =>
            {
                metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("CoordinationFlow.*");
                if (exported)
                {
                    metrics.AddOtlpExporter();
                }
            });
    }
}
