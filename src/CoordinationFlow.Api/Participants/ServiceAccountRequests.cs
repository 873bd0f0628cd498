using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Api.Participants;

/// <summary>
/// A service account as it is to be. The one who will use it makes a long random token and gives only its SHA-256, so that nobody else,
/// this server included, ever has the token: <c>openssl rand -hex 32</c>, then <c>printf %s TOKEN | sha256sum</c>.
/// </summary>
public sealed record ServiceAccountRequest
{
    /// <summary>The name shown in the record.</summary>
    [MaxLength(200), NotBlank]
    public required string Name { get; init; }

    /// <summary>The role that it acts in: MandateHolder for a ministry's own system that commits.</summary>
    public required Role Role { get; init; }

    /// <summary>The participant's code, where the role has one.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public string? Participant { get; init; }

    /// <summary>SHA-256 of the token, hex in lower case.</summary>
    [RegularExpression("[0-9a-f]{64}")]
    public required string TokenHash { get; init; }

    /// <summary>The languages of its sentences, best first; without them English.</summary>
    [Codes(2), MinLength(1), MaxLength(4)]
    public ImmutableArray<string>? Languages { get; init; }

    internal Person Account(string id) => new(id, Name, [new PersonRole(Role, Participant)]) { Languages = Languages ?? ["en"], TokenHash = TokenHash };
}

/// <summary>A service account, without its token.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name shown in the record.</param>
/// <param name="Roles">The role that it acts in; none: it has been shut.</param>
public sealed record ServiceAccountView(string Id, string Name, ImmutableArray<PersonRole> Roles)
{
    internal static ServiceAccountView Of(Person account) => new(account.Id, account.Name, account.Roles);
}
