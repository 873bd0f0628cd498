namespace CoordinationFlow.Domain.Refusals;

/// <summary>The codes of domain 3.18, with the HTTP status that each has on REST.</summary>
public static class RefusalCodes
{
    /// <summary>Code to HTTP status.</summary>
    public static IReadOnlyDictionary<string, int> Status { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["draft.empty"] = 422,
        ["draft.unchanged"] = 422,
        ["round.nobody-asked"] = 422,
        ["round.limit"] = 409,
        ["round.still-open"] = 409,
        ["round.closed"] = 409,
        ["deadline.not-working-time"] = 422,
        ["deadline.too-short"] = 422,
        ["deadline.too-long"] = 422,
        ["deadline.after-cutoff"] = 422,
        ["lift.not-lower"] = 422,
        ["dossier.not-cleared"] = 422,
        ["dossier.unknown"] = 404,
        ["classification.too-high"] = 422,
        ["position.conflict"] = 409,
        ["position.unknown-paragraph"] = 422,
        ["position.reason-missing"] = 422,
        ["position.mixed-no-competence"] = 422,
        ["position.pilot-competence"] = 422,
        ["level.order"] = 409,
        ["task.unknown"] = 404,
        ["task.foreign"] = 403,
        ["task.closed"] = 409,
        ["participant.retired"] = 403,
        ["participant.unknown"] = 422,
        ["message.malformed"] = 400,
        ["adoption.blocked"] = 409,
        ["adoption.done"] = 409,
        ["mandate.missing"] = 403,
        ["right.missing"] = 403,
        ["state.wrong"] = 409,
        ["reason.missing"] = 422,
        ["input.invalid"] = 422,
        ["idempotency.mismatch"] = 422,
        ["stale"] = 412,
    };
}
