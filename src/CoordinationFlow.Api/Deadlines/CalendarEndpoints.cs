using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Idempotency;
using CoordinationFlow.Api.Participants;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Deadlines;

/// <summary>Days on which the calendar is closed besides weekends and holidays.</summary>
/// <param name="BridgeDays">Bridge days, in order.</param>
/// <param name="CompensationDays">Compensation days, in order.</param>
public sealed record CalendarView(IReadOnlyList<DateOnly> BridgeDays, IReadOnlyList<DateOnly> CompensationDays);

internal static class CalendarEndpoints
{
    public static void MapCalendar(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Deadlines");
        calendar.MapGet("", CurrentAsync).IsQuestion<CalendarView>("Bridge and compensation days that were entered.");
        calendar.MapPut("/closed-days/{day}", EnterAsync).IsAdministration<CalendarView>("Enters a bridge or compensation day (administrators).");
        calendar.MapDelete("/closed-days/{day}", RemoveAsync).IsAdministration<CalendarView>("Removes a bridge or compensation day (administrators).");
    }

    private static async Task<IResult> CurrentAsync(IReferenceData reference, CancellationToken cancel) => TypedResults.Ok(await ViewAsync(reference, cancel));

    private static async Task<IResult> EnterAsync(string day, Body<ClosedDayRequest> body, HttpContext http, ICallerAccessor callers, IReferenceData reference, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        await administration.SetClosedDayAsync(by, Day(day), body.Value.Kind, closed: true, cancel);
        return TypedResults.Ok(await ViewAsync(reference, cancel));
    }

    private static async Task<IResult> RemoveAsync(string day, string? kind, HttpContext http, ICallerAccessor callers, IReferenceData reference, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        if (kind is not ("bridge" or "compensation"))
        {
            throw ProblemException.Of("kind", "field.value", "bridge, compensation");
        }
        await administration.SetClosedDayAsync(by, Day(day), kind, closed: false, cancel);
        return TypedResults.Ok(await ViewAsync(reference, cancel));
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : throw ProblemException.Of("day", "field.format", "2027-03-25");

    private static async Task<CalendarView> ViewAsync(IReferenceData reference, CancellationToken cancel)
    {
        var calendar = (await reference.CurrentAsync(cancel)).Calendar;
        return new([.. calendar.BridgeDays.Order()], [.. calendar.CompensationDays.Order()]);
    }
}
