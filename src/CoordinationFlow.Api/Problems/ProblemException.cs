using System.Collections.Immutable;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Api.Problems;

/// <summary>Ends a request with a problem document. Nothing has been changed when it is thrown.</summary>
public sealed class ProblemException(string code, string? field = null, params object[] values) : Exception(code)
{
    /// <summary>The problem's code.</summary>
    public string Code { get; } = code;

    /// <summary>The field it concerns.</summary>
    public string? Field { get; } = field;

    /// <summary>Values for the sentence, in the order of its places.</summary>
    public IReadOnlyList<object> Values { get; } = values;

    /// <summary>Everything that is wrong with the fields.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>The procedure's refusal, if it is one.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The entity tag of the thing as it is now (<c>stale</c>).</summary>
    public string? CurrentTag { get; init; }

    /// <summary>The problem of a refusal by the procedure.</summary>
    public static ProblemException Of(Refusal refusal) => new(refusal.Code, refusal.Field) { Refusal = refusal };

    /// <summary>The problem of wrong fields.</summary>
    public static ProblemException Of(ImmutableArray<FieldError> errors) => new(ProblemCodes.Invalid, errors[0].Field) { Errors = errors };

    /// <summary>The problem of one wrong field.</summary>
    public static ProblemException Of(string field, string code, params object[] values) => Of([new FieldError(field, code) { Values = values }]);
}
