using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>A person, or a participant's own mailbox, whom letters reach.</summary>
/// <param name="Id">The person's id, or <c>mailbox:</c> and the participant's code.</param>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Address">The mail address.</param>
/// <param name="Language">The language read best: fr, nl, de or en.</param>
public sealed record Recipient(string Id, string Name, string Address, string Language)
{
    private const string Mailbox = "mailbox:";
    private static readonly string[] Spoken = ["fr", "nl", "de", "en"];

    /// <summary>Whom an audience consists of now: the coordinators, or a participant's handlers, mandate holders and mailbox.</summary>
    public static IEnumerable<Recipient> Of(string audience, ReferenceData reference)
    {
        if (audience == DossierNotices.Coordinator)
        {
            return Persons(reference, role => role.Role == Role.Coordinator);
        }

        var persons = Persons(reference, role => role.Participant == audience && role.Role is Role.Handler or Role.MandateHolder or Role.PermanentRepresentation);
        return reference.Participants.GetValueOrDefault(audience) is { Mail: not null } participant ? persons.Append(Of(participant)) : persons;
    }

    /// <summary>The recipient of that id as it is now; null: there is none any more, or it wants no mail.</summary>
    public static Recipient? Find(string id, ReferenceData reference) =>
        id.StartsWith(Mailbox, StringComparison.Ordinal)
            ? reference.Participants.GetValueOrDefault(id[Mailbox.Length..]) is { Mail: not null } participant ? Of(participant) : null
            : reference.Persons.GetValueOrDefault(id) is { Mail: not null } person ? Of(person) : null;

    private static IEnumerable<Recipient> Persons(ReferenceData reference, Func<PersonRole, bool> isMeant) =>
        reference.Persons.Values.Where(person => person.Mail is not null && person.Roles.Any(isMeant)).OrderBy(person => person.Id, StringComparer.Ordinal).Select(Of);

    private static Recipient Of(Person person) => new(person.Id, person.Name, person.Mail!, Best(person.Languages));

    private static Recipient Of(Participant participant) => new(Mailbox + participant.Code, participant.Code, participant.Mail!, Best(participant.Languages));

    /// <summary>The first of these languages that letters are written in.</summary>
    internal static string Best(IEnumerable<string> languages) => languages.FirstOrDefault(language => Spoken.Contains(language)) ?? "en";
}
