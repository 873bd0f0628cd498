using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Api.Bodies;

/// <summary>
/// A request's body, read whole, checked field by field and stamped. An endpoint that takes one is only called with a body that
/// fits <typeparamref name="T"/>; otherwise the caller has got a problem that names the fields.
/// </summary>
/// <param name="Value">What the body says.</param>
/// <param name="ReceivedAt">When it had been read in full, UTC (design, section 6).</param>
public sealed record Body<T>(T Value, DateTimeOffset ReceivedAt) : IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>Reads the body; throws <see cref="Problems.ProblemException"/> where it does not fit.</summary>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var bytes = await BodyBytes.ReadAsync(http);
        var received = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new(BodyReader.Read<T>(bytes.Span), received);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: false));
}
