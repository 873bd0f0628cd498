using System.Collections;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Rows;

/// <summary>Answers a query over rows at hand: conditions, order, page. Texts compare by code point, as in the databases.</summary>
internal static class RowQuery
{
    /// <summary>The rows that answer the query, in its order.</summary>
    public static IReadOnlyList<TRow> Answer<TRow>(Query<TRow> query, IEnumerable<TRow> rows)
        where TRow : class
    {
        var shape = RowShape.Of(query.Table);
        var answer = rows.Where(row => Holds(query, row));
        if (query.Order.Length > 0)
        {
            answer = answer.Order(Comparer<TRow>.Create((left, right) => Compare(query, index => shape.Value(left, query.Order[index].Property), index => shape.Value(right, query.Order[index].Property))));
        }

        if (query.AfterValues.Length > 0)
        {
            answer = answer.Where(row => Compare(query, index => shape.Value(row, query.Order[index].Property), index => query.AfterValues[index]) > 0);
        }

        return [.. query.Limit is { } limit ? answer.Skip(query.Offset).Take(limit) : answer];
    }

    /// <summary>Whether all conditions hold for the row.</summary>
    public static bool Holds<TRow>(Query<TRow> query, TRow row)
        where TRow : class
    {
        var shape = RowShape.Of(query.Table);
        foreach (var condition in query.Conditions)
        {
            if (!Holds(shape.Value(row, condition.Property), condition))
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare<TRow>(Query<TRow> query, Func<int, object?> left, Func<int, object?> right)
        where TRow : class
    {
        for (var index = 0; index < query.Order.Length; index++)
        {
            var compared = Compare(left(index), right(index));
            if (compared != 0)
            {
                return query.Order[index].Descending ? -compared : compared;
            }
        }

        return 0;
    }

    private static bool Holds(object? value, Condition condition) => condition.Comparison switch
    {
        Comparison.Equal => condition.Value is null ? value is null : value is not null && Compare(value, condition.Value) == 0,
        Comparison.NotEqual => condition.Value is null ? value is not null : value is not null && Compare(value, condition.Value) != 0,
        Comparison.In => value is not null && ((IEnumerable)condition.Value!).Cast<object>().Any(each => Compare(value, each) == 0),
        _ when value is null || condition.Value is null => false,
        Comparison.Less => Compare(value, condition.Value) < 0,
        Comparison.AtMost => Compare(value, condition.Value) <= 0,
        Comparison.Greater => Compare(value, condition.Value) > 0,
        Comparison.AtLeast => Compare(value, condition.Value) >= 0,
        Comparison.Contains => ((string)value).Contains((string)condition.Value, StringComparison.OrdinalIgnoreCase),
        _ => throw new NotSupportedException($"{condition.Comparison}"),
    };

    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string text, string other) => string.CompareOrdinal(text, other),
        (Enum word, _) => string.CompareOrdinal(word.ToString(), right.ToString()),
        (IComparable comparable, _) => comparable.CompareTo(left.GetType() == right.GetType() ? right : Convert.ChangeType(right, left.GetType(), System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"{left.GetType()} has no order."),
    };
}
