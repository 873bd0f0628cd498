using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Waking;

namespace CoordinationFlow.Server.Deadlines;

/// <summary>Wakes this process's deadline worker.</summary>
internal sealed class DueSignal : Bell, IDueSignal;
