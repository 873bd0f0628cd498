using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Server.Demo;

/// <summary>
/// The tokens of the demonstration: <c>demo-</c> and a person's id (<c>demo-ann</c>) acts as that person, <c>demo-</c> and a
/// participant's code in lower case (<c>demo-ibz</c>) as that ministry's own system, which holds its mandate.
/// </summary>
internal static class DemoTokens
{
    private const string Prefix = "demo-";

    /// <summary>The service account of a participant.</summary>
    public static string AccountOf(string participant) => $"svc-{participant.ToLowerInvariant()}";

    /// <summary>The participants' service accounts, as persons that the demonstration adds.</summary>
    public static IEnumerable<Person> Accounts(ReferenceData reference) =>
        from participant in reference.Participants.Values
        where participant.Kind is not (ParticipantKind.Observer or ParticipantKind.PermanentRepresentation)
        select new Person(AccountOf(participant.Code), $"{participant.Code} (system)", [new PersonRole(Role.MandateHolder, participant.Code)])
        {
            Languages = participant.Languages,
            TokenHash = SignIn.TokenHolders.Hash(Prefix + participant.Code.ToLowerInvariant()),
        };

    /// <summary>The person of a demo token; null: it is none.</summary>
    public static Person? Person(string token, ReferenceData reference) =>
        token.StartsWith(Prefix, StringComparison.Ordinal) ? reference.Persons.GetValueOrDefault(token[Prefix.Length..]) : null;
}
