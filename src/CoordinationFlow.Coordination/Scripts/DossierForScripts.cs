using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Scripts;

/// <summary>The object <c>dossier</c> in the scripts of a dossier's flow; null in any other instance.</summary>
internal sealed class DossierForScripts : IScriptObject
{
    /// <inheritdoc/>
    public string Name => "dossier";

    /// <inheritdoc/>
    public string Declaration => DossierFacts.Declaration + " | null";

    /// <inheritdoc/>
    public async ValueTask<ScriptObjectReader> OpenAsync(Step step, string instanceId)
    {
        if (await FlowLinkRow.DossierOfAsync(step, instanceId) is not { } dossierId)
        {
            return () => null;
        }

        // Only read: a session of its own would take the place of the one in which the step's command is decided.
        var stored = step.Part<DossierSession>()?.DossierId == dossierId ? null : await step.Transaction.FindAsync(DossierRow.Table, step.CancellationToken, dossierId);
        DossierSnapshot? before = null;
        return () => step.Part<DossierSession>() is { } session && session.DossierId == dossierId ? DossierFacts.Of(session.Snapshot)
            : stored is null ? null
            : DossierFacts.Of(before ??= SnapshotJson.Read(stored.Snapshot));
    }
}
