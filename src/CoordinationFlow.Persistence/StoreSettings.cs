namespace CoordinationFlow.Persistence;

/// <summary>Which store a host uses.</summary>
/// <param name="Connection">
/// Empty: the file <c>coordinationflow.db</c> in <paramref name="Folder"/>. <c>memory</c>: rows in this process alone. A text that names a host
/// (<c>Host=…</c>): PostgreSQL. Anything else: SQLite's connection string, or the path of its file.
/// </param>
/// <param name="Folder">The folder of the SQLite file where no other is named.</param>
public sealed record StoreSettings(string Connection, string Folder)
{
    /// <summary>Which of the stores that is.</summary>
    public StoreKind Kind => Connection.Equals("memory", StringComparison.OrdinalIgnoreCase) ? StoreKind.Memory
        : Connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? StoreKind.PostgreSql
        : StoreKind.Sqlite;

    /// <summary>The SQLite file.</summary>
    public string File => Connection.Length == 0 ? Path.Combine(Folder, "coordinationflow.db")
        : Connection.Contains('=', StringComparison.Ordinal) ? new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(Connection).DataSource
        : Connection;
}

/// <summary>The stores.</summary>
public enum StoreKind
{
    /// <summary>Rows in this process alone.</summary>
    Memory,

    /// <summary>One file that one process holds.</summary>
    Sqlite,

    /// <summary>A database that many nodes share.</summary>
    PostgreSql,
}
