using CoordinationFlow.Coordination.FlowDesigns;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Portal.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Portal.Pages.Flows;

/// <summary>A page about one definition, for flow designers and administrators; for others it is not there (404).</summary>
public abstract class FlowForm : DeskForm
{
    /// <summary>The definition.</summary>
    [Parameter] public string DefinitionId { get; set; } = "";

    /// <summary>Definitions.</summary>
    [Inject] protected IFlowDesigns Designs { get; set; } = default!;

    /// <summary>Whether the caller may see it.</summary>
    protected bool MayEnter => Callers.Current is { Role: Role.FlowDesigner or Role.Administrator };

    /// <summary>Its newest version; null: there is none, or it is not there for the caller.</summary>
    protected FlowVersion? Version { get; private set; }

    /// <summary>Reads the definition; false where it is not there.</summary>
    protected async Task<bool> LoadAsync()
    {
        Version = MayEnter ? await Designs.VersionAsync(DefinitionId, null, Aborted) : null;
        if (Version is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Version is not null;
    }
}
