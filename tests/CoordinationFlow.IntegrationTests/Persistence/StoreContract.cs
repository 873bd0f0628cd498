using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>What every store promises; memory, SQLite and PostgreSQL run the same suite, which is what makes a simulation on memory honest.</summary>
public abstract class StoreContract
{
    private static readonly DateTimeOffset Noon = new(2027, 1, 11, 12, 0, 0, 123, TimeSpan.Zero);

    private protected abstract Task<IStore> StoreAsync();

    [Fact]
    public async Task A_row_comes_back_as_it_was_written()
    {
        var store = await StoreAsync();
        var row = Instance("a") with { ParentInstanceId = "p", FinishedAt = Noon };

        await CommitAsync(store, transaction => transaction.Insert(InstanceRow.Table, row));

        Assert.Equal(row with { RowVersion = 1 }, await FindAsync(store, InstanceRow.Table, "a"));
    }

    [Fact]
    public async Task A_transaction_that_is_not_committed_leaves_nothing()
    {
        var store = await StoreAsync();
        await using (var transaction = store.Begin())
        {
            transaction.Insert(InstanceRow.Table, Instance("a"));
        }

        Assert.Null(await FindAsync(store, InstanceRow.Table, "a"));
    }

    [Fact]
    public async Task A_second_writer_of_one_row_conflicts_and_writes_nothing_at_all()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction => transaction.Insert(InstanceRow.Table, Instance("a")));
        await using var slow = store.Begin();
        var read = await slow.FindAsync(InstanceRow.Table, CancellationToken.None, "a");
        await ChangeAsync(store, "a", row => row with { Name = "first" });
        slow.Update(InstanceRow.Table, read! with { Name = "second" });
        slow.Insert(InstanceRow.Table, Instance("b"));

        await Assert.ThrowsAsync<StoreConflictException>(() => slow.CommitAsync(CancellationToken.None).AsTask());

        Assert.Equal("first", (await FindAsync(store, InstanceRow.Table, "a"))!.Name);
        Assert.Null(await FindAsync(store, InstanceRow.Table, "b"));
    }

    [Fact]
    public async Task A_delete_of_a_row_that_moved_conflicts()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction => transaction.Insert(InstanceRow.Table, Instance("a")));
        await using var slow = store.Begin();
        var read = await slow.FindAsync(InstanceRow.Table, CancellationToken.None, "a");
        await ChangeAsync(store, "a", row => row with { Name = "moved" });
        slow.Delete(InstanceRow.Table, read!);

        await Assert.ThrowsAsync<StoreConflictException>(() => slow.CommitAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task A_delete_of_a_row_that_is_gone_conflicts_so_that_one_claimant_wins()
    {
        var store = await StoreAsync();
        var row = Outbox("1");
        await CommitAsync(store, transaction => transaction.Insert(OutboxRow.Table, row));
        await CommitAsync(store, transaction => transaction.Delete(OutboxRow.Table, row));

        await Assert.ThrowsAsync<StoreConflictException>(() => CommitAsync(store, transaction => transaction.Delete(OutboxRow.Table, row)));
    }

    [Fact]
    public async Task An_existing_key_and_a_unique_value_conflict()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction => transaction.Insert(DossierRow.Table, Dossier("a", "BE-1")));

        await Assert.ThrowsAsync<StoreConflictException>(() => CommitAsync(store, transaction => transaction.Insert(DossierRow.Table, Dossier("a", "BE-2"))));
        await Assert.ThrowsAsync<StoreConflictException>(() => CommitAsync(store, transaction => transaction.Insert(DossierRow.Table, Dossier("b", "BE-1"))));
    }

    [Fact]
    public async Task A_transaction_reads_its_own_writes()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(OutboxRow.Table, Outbox("1"));
            transaction.Insert(OutboxRow.Table, Outbox("2"));
        });
        await using var transaction = store.Begin();
        transaction.Delete(OutboxRow.Table, Outbox("1"));
        transaction.Insert(OutboxRow.Table, Outbox("3"));
        transaction.Update(OutboxRow.Table, Outbox("2") with { Type = "changed" });

        var rows = await transaction.QueryAsync(OutboxRow.Table.All.OrderBy(nameof(OutboxRow.Id)).Take(2), CancellationToken.None);

        Assert.Equal(["2 changed", "3 TaskIssued"], rows.Select(row => $"{row.Id} {row.Type}"));
        Assert.Null(await transaction.FindAsync(OutboxRow.Table, CancellationToken.None, "1"));
    }

    [Fact]
    public async Task A_row_may_be_written_several_times_in_one_transaction()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction => transaction.Insert(InstanceRow.Table, Instance("a")));
        await using var transaction = store.Begin();
        var read = (await transaction.FindAsync(InstanceRow.Table, CancellationToken.None, "a"))!;
        transaction.Update(InstanceRow.Table, read with { Name = "one" });
        transaction.Update(InstanceRow.Table, read with { Name = "two" });
        await transaction.CommitAsync(CancellationToken.None);

        var stored = await FindAsync(store, InstanceRow.Table, "a");

        Assert.Equal(("two", 2L), (stored!.Name, stored.RowVersion));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_is_paged_by_key_in_both_directions(bool descending)
    {
        var store = await StoreAsync();
        var rows = Enumerable.Range(0, 25).Select(n => Instance($"{n:00}") with { CreatedAt = Noon.AddMinutes(n / 3) }).ToArray();
        await CommitAsync(store, transaction => Array.ForEach(rows, row => transaction.Insert(InstanceRow.Table, row)));
        var query = InstanceRow.Table.All.OrderBy(nameof(InstanceRow.CreatedAt), descending).OrderBy(nameof(InstanceRow.Id), descending).Take(7);
        var seen = new List<string>();
        for (var page = await QueryAsync(store, query); page.Count > 0; page = await QueryAsync(store, query.After(page[^1].CreatedAt, page[^1].Id)))
        {
            seen.AddRange(page.Select(row => row.Id));
        }

        Assert.Equal(descending ? rows.Select(row => row.Id).Reverse() : rows.Select(row => row.Id), seen);
    }

    [Fact]
    public async Task Conditions_compare_texts_by_code_point_and_know_null_and_lists()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("B") with { Name = null });
            transaction.Insert(InstanceRow.Table, Instance("a") with { Name = "é" });
            transaction.Insert(InstanceRow.Table, Instance("c") with { Name = "f" });
        });

        Assert.Equal(["B", "a", "c"], (await QueryAsync(store, InstanceRow.Table.All.OrderBy(nameof(InstanceRow.Id)))).Select(row => row.Id));
        Assert.Equal(["B"], (await QueryAsync(store, InstanceRow.Table.Where(nameof(InstanceRow.Name), Comparison.Equal, null))).Select(row => row.Id));
        Assert.Equal(["a", "c"], (await QueryAsync(store, InstanceRow.Table.Where(nameof(InstanceRow.Name), Comparison.NotEqual, null).OrderBy(nameof(InstanceRow.Id)))).Select(row => row.Id));
        Assert.Equal(["B", "c"], (await QueryAsync(store, InstanceRow.Table.Where(nameof(InstanceRow.Id), Comparison.In, new[] { "B", "c" }).OrderBy(nameof(InstanceRow.Id)))).Select(row => row.Id));
        Assert.Empty(await QueryAsync(store, InstanceRow.Table.Where(nameof(InstanceRow.Id), Comparison.In, Array.Empty<string>())));
        Assert.Equal(["c"], (await QueryAsync(store, InstanceRow.Table.Where(nameof(InstanceRow.Id), Comparison.Greater, "a"))).Select(row => row.Id));
    }

    [Fact]
    public async Task A_part_of_a_table_shows_the_same_rows_own_writes_included_and_is_never_written()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction => Array.ForEach(["a", "b", "c", "d"], id => transaction.Insert(InstanceRow.Table, Instance(id))));
        await using var transaction = store.Begin();
        var row = (await transaction.FindAsync(InstanceRow.Table, CancellationToken.None, "b"))!;
        transaction.Delete(InstanceRow.Table, row);
        transaction.Insert(InstanceRow.Table, Instance("e"));

        var listed = await transaction.QueryAsync(ListedInstance.Table.All.OrderBy(nameof(ListedInstance.Id)).Skip(1).Take(2), CancellationToken.None);
        Assert.Equal(["c", "d"], listed.Select(each => each.Id));
        Assert.Equal(4, await transaction.CountAsync(ListedInstance.Table.All, CancellationToken.None));
        Assert.Null(await transaction.FindAsync(ListedInstance.Table, CancellationToken.None, "b"));
        Assert.NotNull(await transaction.FindAsync(ListedInstance.Table, CancellationToken.None, "e"));
        Assert.Equal(ListedInstance.Of(row), (await QueryAsync(store, ListedInstance.Table.Where(nameof(ListedInstance.Id), Comparison.Equal, "b"))).Single());
        Assert.Throws<NotSupportedException>(() => transaction.Insert(ListedInstance.Table, ListedInstance.Of(row)));
        Assert.Throws<NotSupportedException>(() => transaction.Delete(ListedInstance.Table, ListedInstance.Of(row)));
    }

    [Theory]
    [InlineData(false, "b a")]
    [InlineData(true, "a b")]
    public async Task What_has_no_value_comes_before_all_values(bool descending, string expected)
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("a") with { FinishedAt = Noon });
            transaction.Insert(InstanceRow.Table, Instance("b"));
        });

        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(InstanceRow.Table.All.OrderBy(nameof(InstanceRow.FinishedAt), descending), CancellationToken.None);

        Assert.Equal(expected, string.Join(' ', rows.Select(row => row.Id)));
    }

    [Fact]
    public async Task Rows_that_are_passed_over_are_those_before_the_page()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction => Array.ForEach(["a", "b", "c", "d", "e"], id => transaction.Insert(InstanceRow.Table, Instance(id) with { Status = id == "b" ? "Finished" : "Running" })));
        var running = InstanceRow.Table.Where(nameof(InstanceRow.Status), Comparison.Equal, "Running").OrderBy(nameof(InstanceRow.Id), descending: true);

        Assert.Equal(["c", "a"], (await QueryAsync(store, running.Skip(2).Take(5))).Select(row => row.Id));
        Assert.Empty(await QueryAsync(store, running.Skip(4).Take(5)));
    }

    [Fact]
    public async Task What_belongs_to_a_row_goes_and_comes_with_it_in_one_commit()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(BookmarkRow.Table, Bookmark("k", "a"));
            transaction.Insert(InstanceRow.Table, Instance("a"));
        });
        var instance = (await FindAsync(store, InstanceRow.Table, "a"))!;

        await CommitAsync(store, transaction =>
        {
            transaction.Delete(InstanceRow.Table, instance);
            transaction.Delete(BookmarkRow.Table, Bookmark("k", "a"));
        });

        Assert.Null(await FindAsync(store, BookmarkRow.Table, "k"));
    }

    [Fact]
    public async Task A_row_that_comes_to_rest_stays_what_it_is_and_keeps_what_belongs_to_it()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("a"));
            transaction.Insert(InstanceRow.Table, Instance("b"));
            transaction.Insert(BookmarkRow.Table, Bookmark("m", "a"));
        });
        await using var slow = store.Begin();
        var read = await slow.FindAsync(InstanceRow.Table, CancellationToken.None, "a");

        await ChangeAsync(store, "a", row => row with { State = "{}", FinishedAt = Noon });

        Assert.Equal(Instance("a") with { State = "{}", FinishedAt = Noon, RowVersion = 2 }, await FindAsync(store, InstanceRow.Table, "a"));
        Assert.NotNull(await FindAsync(store, BookmarkRow.Table, "m"));
        Assert.Equal(Instance("b") with { RowVersion = 1 }, await FindAsync(store, InstanceRow.Table, "b"));
        slow.Update(InstanceRow.Table, read! with { FinishedAt = Noon });
        await Assert.ThrowsAsync<StoreConflictException>(() => slow.CommitAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task A_query_brings_the_rows_to_which_its_answer_belongs_as_they_are_then()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("a"));
            transaction.Insert(BookmarkRow.Table, Bookmark("m", "a"));
        });
        await using var transaction = store.Begin();
        var query = BookmarkRow.Table.Where(nameof(BookmarkRow.InstanceId), Comparison.Equal, "a").WithOwners();
        Assert.Equal("m", Assert.Single(await transaction.QueryAsync(query, CancellationToken.None)).Id);

        await ChangeAsync(store, "a", row => row with { Name = "moved" });

        var brought = await transaction.FindAsync(InstanceRow.Table, CancellationToken.None, "a");
        Assert.Equal(Instance("a") with { RowVersion = 1 }, brought);
        transaction.Update(InstanceRow.Table, brought! with { Name = "too late" });
        await Assert.ThrowsAsync<StoreConflictException>(() => transaction.CommitAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task What_belongs_to_a_row_is_never_there_without_it()
    {
        var store = await StoreAsync();
        await Assert.ThrowsAsync<StoreConflictException>(() => CommitAsync(store, transaction => transaction.Insert(BookmarkRow.Table, Bookmark("k", "none"))));
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("a"));
            transaction.Insert(BookmarkRow.Table, Bookmark("k", "a"));
        });
        var instance = (await FindAsync(store, InstanceRow.Table, "a"))!;

        await Assert.ThrowsAsync<StoreConflictException>(() => CommitAsync(store, transaction => transaction.Delete(InstanceRow.Table, instance)));

        Assert.NotNull(await FindAsync(store, InstanceRow.Table, "a"));
    }

    [Fact]
    public async Task Of_steps_that_meet_the_ones_in_conflict_cost_the_others_nothing()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction => transaction.Insert(InstanceRow.Table, Instance("taken")));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(async () =>
        {
            try
            {
                await CommitAsync(store, transaction =>
                {
                    transaction.Insert(OutboxRow.Table, Outbox($"{n}"));
                    transaction.Insert(InstanceRow.Table, Instance(n % 3 == 0 ? "taken" : $"{n}"));
                });
                return true;
            }
            catch (StoreConflictException)
            {
                return false;
            }
        })));

        Assert.Equal(Enumerable.Range(0, 60).Select(n => n % 3 != 0), outcomes);
        Assert.Equal(40, (await QueryAsync(store, OutboxRow.Table.All)).Count);
    }

    [Fact]
    public async Task Actions_after_the_commit_run_once_it_has_succeeded_and_only_then()
    {
        var (store, told) = (await StoreAsync(), 0);
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("a"));
            transaction.OnCommitted(() => told++);
        });
        await Assert.ThrowsAsync<StoreConflictException>(() => CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("a"));
            transaction.OnCommitted(() => told++);
        }));

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Thirty_two_callers_count_one_row_up_without_losing_a_step()
    {
        var store = await StoreAsync();
        await CommitAsync(store, transaction =>
        {
            transaction.Insert(InstanceRow.Table, Instance("shared"));
            for (var caller = 0; caller < 32; caller++)
            {
                transaction.Insert(InstanceRow.Table, Instance($"own-{caller}"));
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++)
            {
                await CountUpAsync(store, $"own-{caller}");
            }

            await CountUpAsync(store, "shared");
        })));

        Assert.Equal(32, (await FindAsync(store, InstanceRow.Table, "shared"))!.JournalSeq);
        Assert.Equal(100, (await FindAsync(store, InstanceRow.Table, "own-7"))!.JournalSeq);
    }

    private protected static InstanceRow Instance(string id) => new()
    {
        Id = id,
        DefinitionId = "d",
        DefinitionVersionId = "d-1",
        DefinitionVersion = 1,
        Status = "Running",
        SubStatus = "Suspended",
        State = "{}",
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private protected static async Task CommitAsync(IStore store, Action<IStepTransaction> write)
    {
        await using var transaction = store.Begin();
        write(transaction);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private protected static async Task<TRow?> FindAsync<TRow>(IStore store, Table<TRow> table, string id)
        where TRow : class
    {
        await using var transaction = store.Begin();
        return await transaction.FindAsync(table, CancellationToken.None, id);
    }

    private static async Task<IReadOnlyList<TRow>> QueryAsync<TRow>(IStore store, Query<TRow> query)
        where TRow : class
    {
        await using var transaction = store.Begin();
        return await transaction.QueryAsync(query, CancellationToken.None);
    }

    private static async Task ChangeAsync(IStore store, string id, Func<InstanceRow, InstanceRow> change)
    {
        await using var transaction = store.Begin();
        transaction.Update(InstanceRow.Table, change((await transaction.FindAsync(InstanceRow.Table, CancellationToken.None, id))!));
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task CountUpAsync(IStore store, string id)
    {
        while (true)
        {
            try
            {
                await ChangeAsync(store, id, row => row with { JournalSeq = row.JournalSeq + 1 });
                return;
            }
            catch (StoreConflictException)
            {
                // Another caller was faster: read again.
            }
        }
    }

    private static OutboxRow Outbox(string id) => new() { Id = id, MessageId = id, Participant = "IBZ", Type = "TaskIssued", Body = "{}", CreatedAt = Noon };

    private static BookmarkRow Bookmark(string id, string instance) => new() { Id = id, InstanceId = instance, ActivityId = "x", Name = "Event", StimulusHash = "h", Seq = 1, CreatedAt = Noon };

    private static DossierRow Dossier(string id, string reference) => new()
    {
        Id = id,
        Reference = reference,
        State = "Preparing",
        Pilot = "IBZ",
        SortAt = Noon,
        WaitsFor = "wait.circulation",
        Snapshot = "{}",
        ChainHead = "",
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };
}
