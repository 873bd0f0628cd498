using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Api.Participants;

/// <summary>What only administrators may do (domain 3.17).</summary>
internal static class Administrators
{
    /// <summary>The caller, if acting as administrator. Throws <see cref="ProblemException"/>.</summary>
    public static Caller Only(ICallerAccessor callers) =>
        callers.Required is { Role: Role.Administrator } caller ? caller : throw new ProblemException(ProblemCodes.RightMissing);

    /// <summary>A code or id in the address, if it is one. Throws <see cref="ProblemException"/>.</summary>
    public static string Code(string field, string code) => QueryWords.Code(field, code)!;

    /// <summary>Describes a command of the administrator, and refuses everybody else before the body is looked at.</summary>
    public static RouteHandlerBuilder IsAdministration<T>(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary).WithMetadata(CommandMark.Instance).Produces<T>().Refuses(400, 401, 403, 413, 415, 422);
}
