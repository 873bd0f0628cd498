using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Idempotency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace CoordinationFlow.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c> and its readable page at <c>/docs</c>, all served by this process.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";
    private const string Cookie = "cookie";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeOperationAsync);
        options.AddSchemaTransformer(SchemaRules.ApplyAsync);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        routes.MapScalarApiReference("/docs", options => options
            .WithTitle("CoordinationFlow")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableAgent()
            .DisableTelemetry()
            .DisableDefaultFonts()
            .HideDeveloperTools()
            .AddPreferredSecuritySchemes(Bearer)).AllowAnonymous();
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new()
        {
            Title = "CoordinationFlow",
            Version = "1",
            Description = "Draft, circulate, answer, adopt, instruct. Every command needs the header Idempotency-Key; every refusal is a problem document (RFC 9457) with a code and the field. What you may not see does not exist.",
        };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A service account's token." },
            [Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "cf-session", Description = "The portal's own sign-in." },
        };
        document.Security = [Needs(Bearer, document), Needs(Cookie, document)];
        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Needs(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var marks = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId ??= OperationNames.Of(context.Description);
        operation.Parameters ??= [];
        if (marks.OfType<CommandMark>().Any())
        {
            operation.Parameters.Add(Header(IdempotencyKey.Header, "Any text of your choice: new for each command, the same when you repeat it.", required: true, IdempotencyKey.MaxLength));
            operation.Parameters.Add(Header("If-Match", "The entity tag that you have seen; 412 where it has changed.", required: false));
        }
        if (marks.OfType<TaggedMark>().Any())
        {
            operation.Parameters.Add(Header("If-None-Match", "The entity tag that you have; 304 where it is still the one.", required: false));
            operation.Responses?.TryAdd("304", new OpenApiResponse { Description = "Not Modified" });
        }
        operation.Parameters.Add(Header("Accept-Language", "The language of sentences: nl, fr, de or en.", required: false));
        return Task.CompletedTask;
    }

    private static OpenApiParameter Header(string name, string meaning, bool required, int? maxLength = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = meaning,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
    };
}
