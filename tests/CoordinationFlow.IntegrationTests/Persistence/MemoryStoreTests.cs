using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <inheritdoc cref="StoreContract"/>
public sealed class MemoryStoreTests : StoreContract
{
    private readonly MemoryStore _store = new();

    private protected override Task<IStore> StoreAsync() => Task.FromResult<IStore>(_store);
}
