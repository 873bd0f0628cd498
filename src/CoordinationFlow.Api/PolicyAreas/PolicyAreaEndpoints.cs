using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.PolicyAreas;

internal static class PolicyAreaEndpoints
{
    public static void MapPolicyAreas(this RouteGroupBuilder api)
    {
        var areas = api.MapGroup("/policy-areas").WithTags("Policy areas");
        areas.MapGet("", ListAsync).IsQuestion<IReadOnlyList<PolicyArea>>("Policy areas with their circulation lists.");
        areas.MapGet("/{code}", OneAsync).IsQuestion<PolicyArea>("One policy area.", 404);
    }

    private static async Task<IResult> ListAsync(IReferenceData reference, CancellationToken cancel) =>
        TypedResults.Ok((await reference.CurrentAsync(cancel)).Areas);

    private static async Task<IResult> OneAsync(string code, IReferenceData reference, CancellationToken cancel) =>
        (await reference.CurrentAsync(cancel)).Areas.FirstOrDefault(area => area.Code == code) is { } area
            ? TypedResults.Ok(area)
            : throw new ProblemException(ProblemCodes.ThingUnknown);
}
