using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.SimulationTests.Flows;

/// <summary>A flow that simulations run, and what it did in a calm world: one node, no fault, every answer at once.</summary>
/// <param name="Version">The published version's row.</param>
/// <param name="Completions">How often each activity completed, by id.</param>
/// <param name="Words">The activities that wait for a word, each as often as it did.</param>
/// <param name="HasRace">Whether the completions are the schedule's choice.</param>
internal sealed record Plan(DefinitionVersionRow Version, IReadOnlyDictionary<string, int> Completions, IReadOnlyList<string> Words, bool HasRace);
