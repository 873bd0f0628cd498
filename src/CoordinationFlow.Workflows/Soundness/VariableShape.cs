using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Data;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>
/// Variables without a default value that are read where nothing can have set them: a warning, since an empty value may be meant. What a
/// text does not tell counts as setting.
/// </summary>
internal sealed class VariableShape(ShapeCheck check, IReadOnlyList<Node> nodes)
{
    public void Check()
    {
        foreach (var owner in nodes.Where(node => !node.StandsInUsedWorkflow()))
        {
            foreach (var variable in owner.Variables.Where(variable => variable.NewDefault() is null))
            {
                Check(owner, variable);
            }
        }
    }

    private void Check(Node owner, PreparedVariable variable)
    {
        var within = nodes.Where(node => node != owner && node.IsBelow(owner)).ToArray();
        if (within.Any(node => node.Variables.Any(other => IsNamed(other.Name, variable))))
        {
            return;
        }

        var sets = within.Where(node => Sets(node, variable)).ToArray();
        var early = within.FirstOrDefault(node => !node.StandsInUsedWorkflow() && Reads(node, variable) && !sets.Any(set => Precedence.MayPrecede(set, node)));
        if (early is not null)
        {
            check.Say(early, ProblemCodes.ReadBeforeSet, $"'{ShapeCheck.Name(early)}' reads the variable '{variable.Name}' where nothing can have set it: it is empty there.", isWarning: true);
        }
    }

    private static bool Reads(Node node, PreparedVariable variable) =>
        node.Uses.Any(use => !use.Sets && IsNamed(use.Variable, variable)) && !node.Uses.Any(use => use.Sets && (use == VariableUse.SetsAny || IsNamed(use.Variable, variable)));

    private static bool Sets(Node node, PreparedVariable variable) =>
        node.Uses.Any(use => use.Sets && (use == VariableUse.SetsAny || IsNamed(use.Variable, variable)))
        || node.OutputBindings.Values.Any(target => target == variable.Id)
        || (node.Kind is SetVariable && node.Prepared as string == variable.Id)
        || node.Kind is UnknownActivity;

    private static bool IsNamed(string name, PreparedVariable variable) =>
        name == variable.Id || name == variable.Name || name == PascalCase.Of(variable.Name) || name == char.ToUpperInvariant(variable.Name[0]) + variable.Name[1..];
}
