using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Server.Settings;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Server.Demo;

/// <summary>At start: sets the demo clock as it was left, adds the ministries' demo accounts, and plays the demo dossiers into an empty store.</summary>
internal sealed class DemoStart(DemoTime time, DemoPlay play, IReferenceData reference, IAdministration administration, IStore store, ServerSettings settings) : IHostedService
{
    private static readonly Caller Demonstration = new("demo", "Demonstration", Role.Administrator, null);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await time.RestoreAsync(cancellationToken);
        await AddAccountsAsync(cancellationToken);
        if (settings.Demo.Dossiers && await IsEmptyAsync(cancellationToken))
        {
            var now = TimeProvider.System.GetUtcNow();
            DemoStory.Tell(play, now, (await reference.CurrentAsync(cancellationToken)).Calendar);
            await play.PlayAsync(now, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AddAccountsAsync(CancellationToken cancellationToken)
    {
        var current = await reference.CurrentAsync(cancellationToken);
        foreach (var account in DemoTokens.Accounts(current).Where(account => !current.Persons.ContainsKey(account.Id)))
        {
            await administration.SavePersonAsync(Demonstration, account, cancellationToken);
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return (await transaction.QueryAsync(DossierRow.Table.All.Take(1), cancellationToken)).Count == 0;
    }
}
