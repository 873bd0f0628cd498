using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.ElsaApi.Rights;

/// <summary>Flows are the business of flow designers and administrators alone (domain 3.17).</summary>
internal static class FlowDesigners
{
    public static bool Are(Caller? caller) => caller is { Role: Role.FlowDesigner or Role.Administrator };

    /// <summary>Everybody else is refused by the API, whatever a page shows.</summary>
    public static void Only(AuthorizationPolicyBuilder policy) => policy.RequireAssertion(context =>
        context.Resource is HttpContext http && Are(http.RequestServices.GetRequiredService<ICallerAccessor>().Current));
}
