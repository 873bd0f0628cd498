namespace CoordinationFlow.Domain.Rights;

/// <summary>In which role somebody acts (domain 3.17). A person acts in one role at a time and the audit says in which.</summary>
public enum Role { Coordinator, Handler, MandateHolder, Secretariat, PermanentRepresentation, Observer, Auditor, Administrator, FlowDesigner, Flow, Clock, System }

/// <summary>By which way a command came in.</summary>
public enum Channel { Portal, Rest, Queue, Flow, Clock }

/// <summary>Who gives a command.</summary>
/// <param name="PersonId">The person's or service account's id; for Flow, Clock and System their name.</param>
/// <param name="Role">The role acted in.</param>
/// <param name="Participant">The participant acted for (handler, mandate holder, observer, Permanent Representation); else null.</param>
/// <param name="Channel">The way in.</param>
public sealed record Actor(string PersonId, Role Role, string? Participant, Channel Channel)
{
    /// <summary>The flow.</summary>
    public static Actor Flow { get; } = new("flow", Role.Flow, null, Channel.Flow);

    /// <summary>The deadline worker.</summary>
    public static Actor Clock { get; } = new("clock", Role.Clock, null, Channel.Clock);
}
