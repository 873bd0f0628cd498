using CoordinationFlow.Coordination.Callers;

namespace CoordinationFlow.Server.SignIn;

/// <summary>Who asks in this request, read from its principal.</summary>
internal sealed class HttpCallerAccessor(IHttpContextAccessor requests) : ICallerAccessor
{
    /// <inheritdoc/>
    public Caller? Current => requests.HttpContext?.User is { } principal ? CallerClaims.Caller(principal) : null;
}
