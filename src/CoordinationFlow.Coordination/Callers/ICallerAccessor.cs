namespace CoordinationFlow.Coordination.Callers;

/// <summary>
/// Who asks, for the request or live message being handled. The host's sign-in fills it; endpoints and pages only read it.
/// </summary>
public interface ICallerAccessor
{
    /// <summary>The signed-in caller; null where nobody is signed in.</summary>
    Caller? Current { get; }

    /// <summary>The signed-in caller. Throws <see cref="InvalidOperationException"/> where nobody is: the authorization policy comes first.</summary>
    Caller Required => Current ?? throw new InvalidOperationException("Nobody is signed in.");
}
