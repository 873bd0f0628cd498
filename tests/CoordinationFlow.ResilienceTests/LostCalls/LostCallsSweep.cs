using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.ResilienceTests.Dossiers;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ResilienceTests.LostCalls;

/// <summary>
/// One whole round is coordinated again and again; each time another call of the store is lost, or overtaken by another node that does the same, until a run
/// passes untouched. Whoever gave the command gives it again under the same key. What the store then holds is what it holds where nothing was lost.
/// </summary>
public abstract class LostCallsSweep
{
    private int _runs;
    private Func<DossierHost, Task> _current = _ => Task.CompletedTask;

    private protected async Task SweepAsync(IStore store, Loss loss)
    {
        var faulty = new FaultInjectingStore(store);
        await using var host = await DossierHost.OnAsync(faulty);
        await using var rival = await DossierHost.OnAsync(store);
        faulty.Rival = () => _current(rival);
        faulty.Arm(0, loss);
        var untouched = await PlayAsync(host, store);
        var calls = faulty.Calls;
        Assert.Contains("dossier InFollowUp", untouched);

        var lost = 0;
        while (true)
        {
            faulty.Arm(lost + 1, loss);
            Assert.Equal(untouched, await PlayAsync(host, store));
            if (!faulty.HasLost)
            {
                break;
            }

            lost++;
        }

        // The first run alone has read the reference data, which is then kept for a minute.
        Assert.InRange(lost, calls - 2, calls + 2);
        TestContext.Current.SendDiagnosticMessage("{0}: each of {1} calls lost once ({2})", GetType().Name, lost, loss);
    }

    private async Task<IReadOnlyList<string>> PlayAsync(DossierHost host, IStore store)
    {
        host.Clock.Show(DossierHost.Start);
        var commands = new DossierCommandsOf($"BE-SWEEP-{++_runs:0000}", "EMP", "VL", "JUS");
        var id = await GiveAsync(host, commands.Create);
        await GiveAsync(host, at => commands.Circulate(id, at));
        var tasks = await DossierHost.TasksAsync(store, id);
        foreach (var participant in commands.Asked)
        {
            await GiveAsync(host, at => commands.Answer(id, participant, tasks[participant], at));
        }

        await CloseAsync(host);
        await GiveAsync(host, at => commands.Adopt(id, at));
        return await WholeRecord.LinesAsync(store, id);
    }

    private async Task<string> GiveAsync(DossierHost host, Func<DateTimeOffset, CommandEnvelope> command)
    {
        _current = async rival => Assert.Null((await rival.Desk.HandleAsync(command(host.Clock.GetUtcNow()), CancellationToken.None)).Refusal);
        while (true)
        {
            try
            {
                var outcome = await host.Desk.HandleAsync(command(host.Clock.Tick()), CancellationToken.None);
                Assert.Null(outcome.Refusal);
                return outcome.DossierId;
            }
            catch (StoreFailedException)
            {
                // Was it done or not? Nobody knows: the same again, under the same key.
            }
        }
    }

    private async Task CloseAsync(DossierHost host)
    {
        var afterwards = DossierHost.Start.AddDays(7);
        _current = rival => rival.Due.FireDueAsync(afterwards, CancellationToken.None);
        host.Clock.Show(afterwards);
        while (true)
        {
            try
            {
                if (await host.Due.NextAsync(CancellationToken.None) is not { } next || next > afterwards)
                {
                    return;
                }

                await host.Due.FireDueAsync(afterwards, CancellationToken.None);
            }
            catch (StoreFailedException)
            {
                // The deadline worker looks again.
            }
        }
    }
}
