using System.Collections.Immutable;

namespace CoordinationFlow.Workflows.Storage;

/// <summary>How a column is compared with a value.</summary>
public enum Comparison
{
    /// <summary>Equal; with null: is null.</summary>
    Equal,
    /// <summary>Not equal; with null: is not null.</summary>
    NotEqual,
    /// <summary>Less than.</summary>
    Less,
    /// <summary>Less than or equal.</summary>
    AtMost,
    /// <summary>Greater than.</summary>
    Greater,
    /// <summary>Greater than or equal.</summary>
    AtLeast,
    /// <summary>The value is a list; the column equals one of its members.</summary>
    In,
    /// <summary>The column's text contains the value, upper and lower case of the letters A to Z being one.</summary>
    Contains,
}

/// <summary>One condition of a query; conditions are joined by and.</summary>
public sealed record Condition(string Property, Comparison Comparison, object? Value);

/// <summary>One column of an order.</summary>
public sealed record Ordering(string Property, bool Descending);

/// <summary>
/// A question to one table: conditions joined by and, an order, at most so many rows, and for paging by key the values of the
/// order's columns after which the page begins. Immutable.
/// </summary>
public sealed record Query<TRow>(Table<TRow> Table)
    where TRow : class
{
    /// <summary>All must hold.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>The order; ties are left to the store unless the key's columns are named.</summary>
    public ImmutableArray<Ordering> Order { get; init; } = [];

    /// <summary>At most so many rows; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>Values of the order's columns; only rows that come after them are given. All columns must have one direction.</summary>
    public ImmutableArray<object?> AfterValues { get; init; } = [];

    /// <summary>So many rows are passed over first; only together with <see cref="Limit"/>.</summary>
    public int Offset { get; init; }

    /// <summary>
    /// Whether the rows to which the answer's rows belong (<see cref="Table.Owner"/>) are fetched on the same way; the transaction finds them by
    /// key without asking again. They may be of a moment later than the answer: their versions decide at the commit, as always.
    /// </summary>
    public bool BringsOwners { get; init; }

    /// <summary>Adds a condition. The property's name is one of the row's.</summary>
    public Query<TRow> Where(string property, Comparison comparison, object? value) =>
        this with { Conditions = Conditions.Add(new(property, comparison, value)) };

    /// <summary>Adds a column to the order.</summary>
    public Query<TRow> OrderBy(string property, bool descending = false) =>
        this with { Order = Order.Add(new(property, descending)) };

    /// <summary>Gives at most so many rows.</summary>
    public Query<TRow> Take(int rows) => this with { Limit = rows };

    /// <summary>Passes over so many rows first, for lists that are paged by number.</summary>
    public Query<TRow> Skip(int rows) => this with { Offset = rows };

    /// <summary>Fetches the rows to which the answer's rows belong, too.</summary>
    public Query<TRow> WithOwners() => this with { BringsOwners = true };

    /// <summary>Begins after these values of the order's columns.</summary>
    public Query<TRow> After(params object?[] values) => this with { AfterValues = [.. values] };
}
