using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Participants;

/// <summary>
/// The participant against which integrators try their systems: its queue, receipts and refusals are the real ones, its dossiers ask it alone, are led
/// by a lead of their own, and end in nothing.
/// </summary>
public static class Sandbox
{
    /// <summary>The participant whose queue is tried.</summary>
    public const string Code = "SANDBOX";

    /// <summary>The lead of its dossiers.</summary>
    public const string Lead = "SANDLEAD";

    /// <summary>Whether a participant's code is one of the two.</summary>
    public static bool Is(string code) => code is Code or Lead;

    /// <summary>Whether a dossier is one to try against.</summary>
    public static bool IsOne(DossierSnapshot dossier) => dossier.Sheet.Pilot == Lead;

    /// <summary>No position, instruction or sitting ever comes of one.</summary>
    internal static Refusal? Forbids(DossierSnapshot dossier, DossierCommand command) =>
        IsOne(dossier) && command is Adopt or RecordAbstention or InstructAdReferendum or Escalate or AskForLevel or SetSeat ? new Refusal("state.wrong") : null;

    /// <summary>The two stand together and with nobody else.</summary>
    internal static Refusal? Mixed(IEnumerable<(string Field, string[] Codes)> seats, string pilot) =>
        seats.SelectMany(seat => seat.Codes.Select(code => (seat.Field, Code: code))).Where(one => Is(one.Code) != (pilot == Lead) || one.Code == Lead != (one.Field == "pilot" && pilot == Lead))
            .Select(one => new Refusal("input.invalid", one.Field) { Participants = [one.Code] }).FirstOrDefault();
}
