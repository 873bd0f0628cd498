namespace CoordinationFlow.Api.Problems;

/// <summary>Codes of problems that concern the request itself; those of the procedure are the domain's refusal codes.</summary>
public static class ProblemCodes
{
    /// <summary>The body is not JSON.</summary>
    public const string Malformed = "message.malformed";

    /// <summary>The body is JSON, but some of its fields are wrong; <c>errors</c> lists them.</summary>
    public const string Invalid = "input.invalid";

    /// <summary>No such dossier for the caller.</summary>
    public const string DossierUnknown = "dossier.unknown";

    /// <summary>No such task for the caller.</summary>
    public const string TaskUnknown = "task.unknown";

    /// <summary>The caller's role may not do that.</summary>
    public const string RightMissing = "right.missing";

    /// <summary>The thing has changed since it was read.</summary>
    public const string Stale = "stale";

    /// <summary>No such draft version, round, participant or area for the caller.</summary>
    public const string ThingUnknown = "resource.unknown";

    /// <summary>No such address.</summary>
    public const string RouteUnknown = "route.unknown";

    /// <summary>The address exists, not for that method.</summary>
    public const string MethodNotAllowed = "method.not-allowed";

    /// <summary>Nobody is signed in, or the token is not valid.</summary>
    public const string SignInMissing = "sign-in.missing";

    /// <summary>A command came without its key.</summary>
    public const string KeyMissing = "idempotency.missing";

    /// <summary>The key is too long or has characters that it may not have.</summary>
    public const string KeyInvalid = "idempotency.invalid";

    /// <summary>The content type is not JSON.</summary>
    public const string WrongType = "body.wrong-type";

    /// <summary>The body is larger than allowed.</summary>
    public const string TooLarge = "body.too-large";

    /// <summary>The body is nested deeper than allowed.</summary>
    public const string TooDeep = "body.too-deep";

    /// <summary>The request broke HTTP's own rules.</summary>
    public const string RequestMalformed = "request.malformed";

    /// <summary>The server failed; nothing was done unless a repetition with the same key says so.</summary>
    public const string ServerFault = "server.fault";

    /// <summary>The database cannot be reached, or too many write the same thing; nothing was done unless a repetition with the same key says so.</summary>
    public const string StoreUnavailable = "store.unavailable";

    /// <summary>Code to HTTP status; codes of the procedure have theirs in <see cref="Domain.Refusals.RefusalCodes"/>.</summary>
    public static IReadOnlyDictionary<string, int> Status { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [Malformed] = 400,
        [Invalid] = 422,
        [ThingUnknown] = 404,
        [RouteUnknown] = 404,
        [MethodNotAllowed] = 405,
        [SignInMissing] = 401,
        [KeyMissing] = 400,
        [KeyInvalid] = 400,
        [WrongType] = 415,
        [TooLarge] = 413,
        [TooDeep] = 400,
        [RequestMalformed] = 400,
        [ServerFault] = 500,
        [StoreUnavailable] = 503,
    };

    /// <summary>The status of any code, the procedure's included.</summary>
    public static int StatusOf(string code) =>
        Status.TryGetValue(code, out var status) || Domain.Refusals.RefusalCodes.Status.TryGetValue(code, out status) ? status : 422;
}
