using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>Does what a scenario's administrator does to calendar and participants; open dossiers follow by what then falls due at once.</summary>
internal sealed class ScenarioAdministration(IAdministration administration)
{
    /// <summary>Whether that verb is the administrator's.</summary>
    public static bool Knows(string verb) => verb is "bridgeDay" or "retire";

    /// <summary>Does it; the refusal, if there is one.</summary>
    public async Task<Refusal?> DoAsync(ScenarioEvent happening, Actor actor, CancellationToken cancellationToken)
    {
        var (by, fields) = (new Caller(actor.PersonId, actor.PersonId, actor.Role, actor.Participant), happening.Fields);
        try
        {
            await (happening.Do == "retire"
                ? administration.RetireParticipantAsync(by, fields.Text("participant"), fields.Optional("successor"), cancellationToken)
                : administration.SetClosedDayAsync(by, fields.Date("date"), ClosedDayKinds.Bridge, closed: true, cancellationToken));
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
