using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>What a transaction means to do with one row; no row: delete it.</summary>
internal sealed record MemoryWrite(Table Table, string Key, object? Row, bool IsInsert, long? ReadVersion);
