using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Deadlines;

/// <summary>A deadline as it would be.</summary>
/// <param name="From">The instant from which it was reckoned, UTC.</param>
/// <param name="Deadline">The deadline, UTC; it includes its second.</param>
/// <param name="Local">The same in Europe/Brussels, with its offset.</param>
/// <param name="InWorkingTime">Whether it lies within working hours of a working day.</param>
/// <param name="WorkingHours">Working hours between the two.</param>
/// <param name="Suggestion">Where it does not: a deadline that would do, UTC.</param>
public sealed record DeadlinePreview(DateTimeOffset From, DateTimeOffset Deadline, DateTimeOffset Local, bool InWorkingTime, double WorkingHours, DateTimeOffset? Suggestion);

internal static class DeadlineEndpoints
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static void MapDeadlines(this RouteGroupBuilder api) =>
        api.MapPost("/deadlines/preview", PreviewAsync).WithTags("Deadlines")
            .IsQuestion<DeadlinePreview>("Reckons a deadline in Belgian working time; changes nothing.", 400, 413, 415, 422);

    private static async Task<IResult> PreviewAsync(Body<DeadlinePreviewRequest> body, IReferenceData reference, CancellationToken cancel)
    {
        var calendar = (await reference.CurrentAsync(cancel)).Calendar;
        var from = body.Value.From?.ToUniversalTime() ?? body.ReceivedAt;
        return TypedResults.Ok(Preview(from, body.Value.Deadline.Rule().Reckon(from, calendar), calendar));
    }

    private static DeadlinePreview Preview(DateTimeOffset from, DateTimeOffset deadline, WorkingCalendar calendar)
    {
        var working = calendar.IsWorkingTime(deadline);
        return new(
            from, deadline, TimeZoneInfo.ConvertTime(deadline, Brussels), working,
            Math.Round(calendar.WorkingTimeBetween(from, deadline).TotalHours, 2), working ? null : calendar.SuggestionInsteadOf(deadline));
    }
}
