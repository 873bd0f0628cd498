using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ElsaApi.Json;

/// <summary>A page by its number out of many rows.</summary>
internal static class PagedRows
{
    /// <summary>
    /// The rows of the page and how many there are in all. Pages behind the middle are found from the end, so that the last one costs what the first one does. The
    /// order must name the key, or the two halves would not fit.
    /// </summary>
    public static async ValueTask<(IReadOnlyList<TRow> Rows, int Total)> AnswerAsync<TRow>(Step step, Query<TRow> query, ElsaPage page)
        where TRow : class
    {
        var total = await step.Transaction.CountAsync(query, step.CancellationToken);
        if (page.Skip >= total)
        {
            return ([], total);
        }

        if (page.Skip <= total / 2)
        {
            return (await step.Transaction.QueryAsync(query.Skip(page.Skip).Take(page.Size), step.CancellationToken), total);
        }

        var rows = Math.Min(page.Size, total - page.Skip);
        var fromTheEnd = query with { Order = [.. query.Order.Select(order => order with { Descending = !order.Descending })] };
        return ([.. (await step.Transaction.QueryAsync(fromTheEnd.Skip(total - page.Skip - rows).Take(rows), step.CancellationToken)).Reverse()], total);
    }
}
