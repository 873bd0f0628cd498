namespace CoordinationFlow.Domain.Words;

/// <summary>What a participant is (domain 3.1).</summary>
public enum ParticipantKind { FederalService, FederalAgency, FederalCabinet, Region, Community, CommunityCommission, PermanentRepresentation, Observer }

/// <summary>Derived from the kind; decides the ladder (domain 3.13).</summary>
public enum Sphere { Federal, Federated, Outside }

/// <summary>A participant's role in one dossier. Only Pilot and Required are counted.</summary>
public enum Seat { Pilot, Required, Consulted, Informed, Observer }

/// <summary>The procedure of a round (domain 3.8).</summary>
public enum Procedure { Ordinary, Silence, Urgent }

/// <summary>How a round ends (domain 3.6).</summary>
public enum Outcome { Converged, Diverged, Incomplete }

/// <summary>Why a round is incomplete.</summary>
public enum IncompleteReason { NoAnswer, NobodyCompetent }

/// <summary>A paragraph's state, worst first (domain 3.6).</summary>
public enum ParagraphState { Blocked, Incomplete, Reserved, Commented, Clear }

/// <summary>A dossier's state (domain 3.2).</summary>
public enum DossierState { Preparing, InRound, Assessing, Escalated, Adopted, Abstained, InFollowUp, Closed, Withdrawn }

/// <summary>What a round is for: all, only those missing, or those absent from a level without due notice.</summary>
public enum RoundRole { Full, Supplementary, Confirming }

/// <summary>A round's state.</summary>
public enum RoundState { Open, Closed, Cancelled }

/// <summary>What closed a round; the deadline unless said.</summary>
public enum RoundCloser { Deadline, Early, Cutoff, Abstention }

/// <summary>What a task asks for (domain 3.4; an instruction ad referendum is asked of the coordinator, 3.21).</summary>
public enum TaskKind { Respond, Revise, Attend, Decide, Lift, Execute, ReportBack, ConfirmDefinitive, InstructAdReferendum }

/// <summary>A task's state (domain 3.4).</summary>
public enum TaskState { Issued, Delivered, Opened, Claimed, Prepared, Answered, Lapsed, Cancelled, Transferred }

/// <summary>What became of an answer.</summary>
public enum PositionStatus { InTime, Late, Unchanged, OnSupersededVersion }

/// <summary>Classes of the program; higher degrees never enter it (domain 3.15).</summary>
public enum Classification { Public, Internal, Restricted }

/// <summary>When a participant sees the others' positions (domain 3.15).</summary>
public enum Visibility { AtOnce, AfterDeadline }

/// <summary>How Belgium votes. A draft proposes Approve, Oppose or NoVote; the others are results.</summary>
public enum Vote { Approve, ApproveWithReservation, Abstain, Oppose, NoVote }

/// <summary>The voting rule of the item; decides what an abstention does (domain 1.7).</summary>
public enum VotingRule { QualifiedMajority, Unanimity }

/// <summary>Levels of the ladder (domain 3.1, 3.13).</summary>
public enum Level { L0, L1, L2, L3, K }

/// <summary>The ladder that a dossier climbs (domain 3.13).</summary>
public enum Ladder { Mixed, Federal }

/// <summary>What a level decides.</summary>
public enum SittingDecision { Agreement, SendBack, NoAgreement }

/// <summary>How a level is left (domain 3.13).</summary>
public enum LevelExit { Agreement, SendBack, NoAgreement, ResolvedByLifting, Lapsed }

/// <summary>What the cutoff found (scenarios: CutoffReached).</summary>
public enum CutoffFinding { Abstain, Choose, Adoptable }

/// <summary>Why an outcome changed after the round's close.</summary>
public enum OutcomeCause { AdmitLate, GoneOnWithout, Overtaken, Lifted, Statement, Agreement, SeatChanged, Retired }

/// <summary>How the duty to give a definitive position ended: same vote and version, another, or not in time.</summary>
public enum DefinitiveState { Confirmed, Corrected, Overdue }

/// <summary>What the Permanent Representation reports after the meeting.</summary>
public enum ReportResult { AsInstructed, Deviated, Postponed, NotReached }

/// <summary>Why a standing deadline would be another one: the calendar changed, or it lies beyond the cutoff.</summary>
public enum ImpactKind { Calendar, Cutoff }

/// <summary>What becomes of a finding (domain 5.2).</summary>
public enum FindingState { Open, InProgress, Settled, Dropped }

/// <summary>How a reservation changed.</summary>
public enum ReservationChange { Lift, Consent, Statement }

/// <summary>A reminder's kind: at half of the time, or so long before the deadline.</summary>
public enum ReminderKind { Half, EightHours, TwoHours, ThirtyMinutes, ByHand }
