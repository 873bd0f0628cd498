using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Sessions;

/// <summary>What every session needs besides its step; singletons of the host.</summary>
public sealed record SessionParts(IReferenceData Reference, IIdentity Identity, TimeProvider Clock, ProcedureSettings Settings, IOutboxSignal Outbox, IDueSignal Due, Mailbag Mail);
