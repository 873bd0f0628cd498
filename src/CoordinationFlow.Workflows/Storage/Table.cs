namespace CoordinationFlow.Workflows.Storage;

/// <summary>
/// One table of the store: which record is a row, which of its properties are the key, which counts its versions.
/// The three stores (memory, SQLite, PostgreSQL) are driven by these declarations alone; the migrations make the same tables in SQL.
/// </summary>
/// <remarks>
/// A row is an immutable record with init properties of the types string, int, long, bool, double, DateTimeOffset, Guid,
/// an enum (stored by name), or the nullable form of one. Column names are the properties' names in snake_case.
/// </remarks>
public abstract class Table(string name, Type rowType, IReadOnlyList<string> key, string? version)
{
    private readonly Table? _whole;

    /// <summary>The table's name in the database, snake_case.</summary>
    public string Name { get; } = name;

    /// <summary>The record that is a row.</summary>
    public Type RowType { get; } = rowType;

    /// <summary>Names of the properties that identify a row.</summary>
    public IReadOnlyList<string> Key { get; } = key;

    /// <summary>
    /// Name of the long property that counts the row's versions, or null for rows that are only inserted and deleted.
    /// An update or a delete names the version it read; the store raises it by one.
    /// </summary>
    public string? Version { get; } = version;

    /// <summary>Groups of properties of which no two rows have the same values, besides the key. The migrations make the same unique indexes.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Unique { get; init; } = [];

    /// <summary>
    /// The table whose row a row of this one belongs to, and the property that holds that row's key (a foreign key): written after it, deleted
    /// before it, and never there without it. Null: the rows stand alone.
    /// </summary>
    public (Table Table, string Property)? Owner { get; init; }

    /// <summary>
    /// Name of a property that is null until a row has come to rest: large and often written before, small and hardly ever written after. A
    /// store may move the row then, so that it takes no more room than it needs. Null: the table has no such rows.
    /// </summary>
    public string? Rest { get; init; }

    /// <summary>The table of which this one shows fewer columns; it is read and never written. Itself, where it is no part.</summary>
    public Table Whole
    {
        get => _whole ?? this;
        init => _whole = value;
    }

    /// <summary>Whether it shows fewer columns of another one.</summary>
    public bool IsPart => _whole is not null;

    /// <summary>0 for rows that stand alone, 1 for rows that belong to one of those.</summary>
    public int Depth => Owner is { } owner ? owner.Table.Depth + 1 : 0;
}

/// <inheritdoc cref="Table"/>
public sealed class Table<TRow>(string name, IReadOnlyList<string> key, string? version = null)
    : Table(name, typeof(TRow), key, version)
    where TRow : class
{
    /// <summary>Begins a query over this table.</summary>
    public Query<TRow> Where(string property, Comparison comparison, object? value) =>
        new Query<TRow>(this).Where(property, comparison, value);

    /// <summary>The same rows with fewer columns, for lists that must not read large texts. The part's properties are named as the row's.</summary>
    public Table<TPart> Part<TPart>()
        where TPart : class => new(Name, Key) { Whole = this };

    /// <summary>A query for all rows.</summary>
    public Query<TRow> All => new(this);
}
