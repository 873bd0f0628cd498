using System.Reflection;
using System.Text;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.Benchmarks.Heap;

/// <summary>An instance that asks for a task again and again, and what its rows hold after some rounds and after many.</summary>
internal static class LoopingFlow
{
    private const int Few = 10, Many = 10_000;

    private const string Json = """
        {"id":"looping-1","definitionId":"looping","name":"Looping","version":1,"toolVersion":"3.6.3","variables":[{"id":"answer","name":"Answer","typeName":"String","isArray":false,"value":"Agree"}],"inputs":[],"outputs":[],"outcomes":[],"isLatest":true,"isPublished":true,
        "root":{"id":"again","name":"Again","type":"Elsa.While","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getVariable('Answer') === 'Agree'"}},
          "body":{"id":"round","name":"Round","type":"Elsa.Sequence","version":1,"variables":[],"activities":[
            {"id":"said","name":"Said","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"again"}}},
            {"id":"ask","name":"Ask","type":"Elsa.RunTask","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"answer"}},"payload":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":"{\"ministry\": \"Foreign Affairs\"}"}},"result":{"typeName":"Object","memoryReference":{"id":"answer"}}}]}}}
        """;

    /// <summary>The bytes of the instance's row, bookmarks and timers after few loops and after many.</summary>
    public static async Task<IReadOnlyList<(int Loops, long Bytes)>> SizesAsync(HeapRun.Engine engine, IStore store)
    {
        var (instance, sizes) = (await engine.StartAsync(await engine.PublishAsync(Json)), new List<(int, long)>());
        for (var loop = 1; loop <= Many; loop++)
        {
            if (await engine.AnswerAsync(instance) != 1)
            {
                throw new InvalidOperationException("The flow loops no more.");
            }

            if (loop is Few or Many)
            {
                sizes.Add((loop, await SizeAsync(store, instance)));
            }
        }

        return sizes;
    }

    private static async Task<long> SizeAsync(IStore store, string instance)
    {
        await using var transaction = store.Begin();
        object[] rows =
        [
            (await transaction.FindAsync(InstanceRow.Table, default, instance))!,
            .. await transaction.QueryAsync(BookmarkRow.Table.Where(nameof(BookmarkRow.InstanceId), Comparison.Equal, instance), default),
            .. await transaction.QueryAsync(TimerRow.Table.Where(nameof(TimerRow.InstanceId), Comparison.Equal, instance), default),
        ];
        return rows.Sum(row => row.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Sum(property => property.GetValue(row) switch { null => 0L, string text => Encoding.UTF8.GetByteCount(text), _ => 8L }));
    }
}
