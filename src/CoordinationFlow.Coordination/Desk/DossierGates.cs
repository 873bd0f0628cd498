namespace CoordinationFlow.Coordination.Desk;

/// <summary>
/// Lets the commands of one dossier through one after another within this process, so that many who write at once wait for each other and do
/// not wear out their tries; between processes the row version decides. A gate is shared by the dossiers whose ids hash alike. Thread-safe.
/// </summary>
internal sealed class DossierGates
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Does the work while nobody else of this process works on the dossier; never call it from within such work.</summary>
    public async Task<T> PassAsync<T>(string dossierId, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)string.GetHashCode(dossierId, StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }
}
