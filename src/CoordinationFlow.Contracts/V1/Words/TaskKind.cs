namespace CoordinationFlow.Contracts.V1;

/// <summary>What a task asks for.</summary>
public enum TaskKind
{
    /// <summary>A position on a draft version.</summary>
    Respond,
    /// <summary>A revised draft, of the pilot.</summary>
    Revise,
    /// <summary>Presence at the sitting of a level.</summary>
    Attend,
    /// <summary>The record of a sitting's decision, of the level's secretariat.</summary>
    Decide,
    /// <summary>A word on whether a reservation can be lifted.</summary>
    Lift,
    /// <summary>The carrying out of an instruction, of the Permanent Representation.</summary>
    Execute,
    /// <summary>A report after the meeting, of the Permanent Representation.</summary>
    ReportBack,
    /// <summary>The definitive position after an instruction ad referendum.</summary>
    ConfirmDefinitive,
}
