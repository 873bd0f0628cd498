using CoordinationFlow.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Api.Commands;

/// <summary>What the OpenAPI document says of an endpoint besides its types.</summary>
internal static class EndpointDescriptions
{
    /// <summary>A command: needs a key, may name the tag that it has seen, and is refused with a problem.</summary>
    public static RouteHandlerBuilder IsCommand(this RouteHandlerBuilder endpoint, string summary, params int[] alsoRefused) =>
        endpoint.WithSummary(summary).WithMetadata(CommandMark.Instance)
            .Produces<CommandDone>().Refuses([400, 401, 403, 404, 409, 412, 413, 415, 422, .. alsoRefused]);

    /// <summary>A question: changes nothing.</summary>
    public static RouteHandlerBuilder IsQuestion<TAnswer>(this RouteHandlerBuilder endpoint, string summary, params int[] refused) =>
        endpoint.WithSummary(summary).Produces<TAnswer>().Refuses([401, .. refused]);

    /// <summary>Names the statuses with which it may be refused.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses.Append(StatusCodes.Status503ServiceUnavailable).Distinct())
        {
            endpoint.Produces<ProblemDocument>(status, ProblemWriter.MediaType);
        }
        return endpoint;
    }
}

/// <summary>Marks an endpoint that changes something and so needs the header Idempotency-Key.</summary>
internal sealed class CommandMark
{
    public static CommandMark Instance { get; } = new();
}

/// <summary>Marks an endpoint that answers with an entity tag.</summary>
internal sealed class TaggedMark
{
    public static TaggedMark Instance { get; } = new();
}
