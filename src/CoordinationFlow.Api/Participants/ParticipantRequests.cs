using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Api.Participants;

/// <summary>A participant as it is to be.</summary>
public sealed record ParticipantRequest
{
    /// <summary>What it is.</summary>
    public required ParticipantKind Kind { get; init; }

    /// <summary>Its names by language.</summary>
    [TextByLanguage(BodyLimits.Line), MinLength(1)]
    public required ImmutableDictionary<string, string> Names { get; init; }

    /// <summary>Its languages, the interface's default first.</summary>
    [Codes(2), MinLength(1), MaxLength(4)]
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>The address of its own mailbox; null: it has none.</summary>
    [MaxLength(254), RegularExpression(MailAddress)]
    public string? Mail { get; init; }

    /// <summary>Cleared for RESTREINT.</summary>
    public bool Cleared { get; init; }

    /// <summary>Since when it is retired; null: it is not.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>Who speaks for it since it is retired; null: nobody.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public string? Successor { get; init; }

    internal const string MailAddress = @"[^@\s<>,;:""\\]{1,64}@[^@\s<>,;:""\\]{1,189}";

    internal Participant Participant(string code) =>
        new(code, Kind) { Names = Names, Languages = Languages, Mail = Mail, Cleared = Cleared, RetiredAt = RetiredAt, Successor = Successor };
}

/// <summary>A retirement from now on.</summary>
public sealed record RetirementRequest
{
    /// <summary>The participant that speaks for it from now on; null: none.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public string? Successor { get; init; }
}

/// <summary>A person as it is to be.</summary>
public sealed record PersonRequest
{
    /// <summary>The name shown.</summary>
    [MaxLength(200), NotBlank]
    public required string Name { get; init; }

    /// <summary>The roles that the person may act in.</summary>
    [MaxLength(20)]
    public required ImmutableArray<PersonRoleRequest> Roles { get; init; }

    /// <summary>The languages the person reads, best first.</summary>
    [Codes(2), MinLength(1), MaxLength(4)]
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>Where mail goes; null: the person gets none.</summary>
    [MaxLength(254), RegularExpression(ParticipantRequest.MailAddress)]
    public string? Mail { get; init; }

    internal Person Person(string id) =>
        new(id, Name, [.. Roles.Select(role => new PersonRole(role.Role, role.Participant))]) { Languages = Languages, Mail = Mail };
}

/// <summary>A role, for a participant where the role has one.</summary>
public sealed record PersonRoleRequest
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>The participant's code.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public string? Participant { get; init; }
}

/// <summary>A closed day of the working calendar.</summary>
public sealed record ClosedDayRequest
{
    /// <summary>bridge or compensation.</summary>
    [RegularExpression("bridge|compensation")]
    public required string Kind { get; init; }
}
