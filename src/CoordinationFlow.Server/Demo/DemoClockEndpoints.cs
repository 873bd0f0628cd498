using System.ComponentModel.DataAnnotations;
using System.Xml;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Problems;

namespace CoordinationFlow.Server.Demo;

/// <summary>How the demo clock is to be moved; exactly one field.</summary>
[ExactlyOne]
public sealed record DemoClockRequest
{
    /// <summary>So far forward, as an ISO 8601 duration such as PT2H or P3D.</summary>
    [MaxLength(40), RegularExpression("P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?")]
    public string? Advance { get; init; }

    /// <summary>To that instant and past its second, so that what ends with it has ended.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>True: to the next thing that falls due.</summary>
    public bool? ToNext { get; init; }
}

/// <summary>Where the demo clock stands.</summary>
/// <param name="Now">The instant that it shows, UTC.</param>
/// <param name="Fired">How many things fell due on the way.</param>
/// <param name="Next">The next instant at which something falls due.</param>
public sealed record DemoClockView(DateTimeOffset Now, int Fired, DateTimeOffset? Next);

/// <summary>The demo clock over REST. It only goes forward; in production it does not exist.</summary>
internal static class DemoClockEndpoints
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(366);

    public static void MapDemoClock(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo/clock", ShowAsync);
        routes.MapPost("/demo/clock", MoveAsync);
    }

    private static async Task<IResult> ShowAsync(DemoClock clock, DemoTime time, CancellationToken cancel) =>
        TypedResults.Ok(new DemoClockView(clock.GetUtcNow(), 0, await time.NextAsync(cancel)));

    private static async Task<IResult> MoveAsync(Body<DemoClockRequest> body, DemoClock clock, DemoTime time, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var target = body.Value switch
        {
            { Advance: { } span } => now + XmlConvert.ToTimeSpan(span),
            { To: { } instant } => instant.ToUniversalTime().AddSeconds(1),
            { ToNext: true } => await time.NextAsync(cancel) ?? now,
            _ => now,
        };
        if (target - now > Most)
        {
            throw ProblemException.Of("to", "field.range", now, now + Most);
        }
        var fired = await time.ForwardAsync(target, cancel);
        await time.KeepAsync(cancel);
        return TypedResults.Ok(new DemoClockView(clock.GetUtcNow(), fired, await time.NextAsync(cancel)));
    }
}
