using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Findings;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Impacts;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Instructions;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Reservations;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>What steps, workers and lists ask is found by an index and comes in its order: the cost of a question does not grow with the store.</summary>
public sealed class QueryPlanTests
{
    private static readonly DateTimeOffset Noon = new(2027, 1, 11, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Action<SqliteCommand>> Questions = new()
    {
        ["bookmarks of a stimulus"] = Of(BookmarkRow.Table.Where(nameof(BookmarkRow.StimulusHash), Comparison.Equal, "h")),
        ["bookmarks of a stimulus in an instance"] = Of(BookmarkRow.Table.Where(nameof(BookmarkRow.StimulusHash), Comparison.Equal, "h").Where(nameof(BookmarkRow.InstanceId), Comparison.Equal, "i")),
        ["stimuli kept for an instance"] = Of(KeptStimulusRow.Table.Where(nameof(KeptStimulusRow.InstanceId), Comparison.Equal, "i")),
        ["stimuli kept for whoever waits"] = Of(KeptStimulusRow.Table.Where(nameof(KeptStimulusRow.InstanceId), Comparison.Equal, null).OrderBy(nameof(KeptStimulusRow.Id))),
        ["timers that are due"] = Of(TimerRow.Table.Where(nameof(TimerRow.DueAt), Comparison.AtMost, Noon).OrderBy(nameof(TimerRow.DueAt)).OrderBy(nameof(TimerRow.Id)).Take(32)),
        ["the next timer"] = Of(TimerRow.Table.All.OrderBy(nameof(TimerRow.DueAt)).Take(1)),
        ["what is due for dossiers"] = Of(DueRow.Table.All.OrderBy(nameof(DueRow.DueAt)).OrderBy(nameof(DueRow.Priority)).OrderBy(nameof(DueRow.Id)).Where(nameof(DueRow.DueAt), Comparison.AtMost, Noon).Take(100)),
        ["the outbox in order"] = Of(OutboxRow.Table.All.OrderBy(nameof(OutboxRow.Id)).Take(100).After("id")),
        ["letters that may leave"] = Of(LetterRow.Table.Where(nameof(LetterRow.State), Comparison.Equal, LetterState.Open).OrderBy(nameof(LetterRow.NotBefore)).OrderBy(nameof(LetterRow.Id)).Where(nameof(LetterRow.NotBefore), Comparison.AtMost, Noon).Take(50)),
        ["a recipient's letters about a dossier"] = Of(LetterRow.Table.Where(nameof(LetterRow.Recipient), Comparison.Equal, "r").Where(nameof(LetterRow.DossierId), Comparison.Equal, "d").OrderBy(nameof(LetterRow.Id), descending: true).Take(10)),
        ["instances that have failed"] = Of(InstanceRow.Table.Where(nameof(InstanceRow.IncidentCount), Comparison.Greater, 0).OrderBy(nameof(InstanceRow.IncidentCount)).Take(50)),
        ["Studio's list of definitions"] = Of(ListedVersion.Table.Where(nameof(ListedVersion.IsLatest), Comparison.Equal, true).OrderBy(nameof(ListedVersion.Name)).OrderBy(nameof(ListedVersion.Id)).Take(10)),
        ["Studio's list of published definitions"] = Of(ListedVersion.Table.Where(nameof(ListedVersion.IsPublished), Comparison.Equal, true).OrderBy(nameof(ListedVersion.Name)).OrderBy(nameof(ListedVersion.Id))),
        ["Studio's list of instances"] = Of(ListedInstance.Table.All.OrderBy(nameof(ListedInstance.CreatedAt), descending: true).OrderBy(nameof(ListedInstance.Id), descending: true).Take(10)),
        ["Studio's list of a definition's instances"] = Of(ListedInstance.Table.Where(nameof(ListedInstance.DefinitionId), Comparison.Equal, "d").OrderBy(nameof(ListedInstance.CreatedAt), descending: true).OrderBy(nameof(ListedInstance.Id), descending: true).Take(10)),
        ["a dossier by its reference"] = Of(DossierRow.Table.Where(nameof(DossierRow.Reference), Comparison.Equal, "r").Take(1)),
        ["a dossier by its flow"] = Of(FlowLinkRow.Table.Where(nameof(FlowLinkRow.InstanceId), Comparison.Equal, "i").Take(1)),
        ["the coordinator's board"] = Of(DossierRow.Table.All.OrderBy(nameof(DossierRow.SortAt)).OrderBy(nameof(DossierRow.Id)).Take(25).After(Noon, "id")),
        ["a participant's board"] = Of(DossierSeatRow.Table.Where(nameof(DossierSeatRow.Participant), Comparison.Equal, "IBZ").OrderBy(nameof(DossierSeatRow.SortAt)).OrderBy(nameof(DossierSeatRow.DossierId)).Take(25).After(Noon, "id")),
        ["a participant's inbox"] = Of(TaskRow.Table.Where(nameof(TaskRow.Participant), Comparison.Equal, "IBZ").Where(nameof(TaskRow.IsOpen), Comparison.Equal, true).OrderBy(nameof(TaskRow.SortAt)).OrderBy(nameof(TaskRow.TaskId)).Take(25)),
        ["reservations by review date"] = Of(ReservationRow.Table.All.OrderBy(nameof(ReservationRow.ReviewAt)).OrderBy(nameof(ReservationRow.TaskId)).Take(25).After(Noon, "id")),
        ["impacts by deadline"] = Of(ImpactRow.Table.All.OrderBy(nameof(ImpactRow.Deadline)).OrderBy(nameof(ImpactRow.DossierId)).Take(25).After(Noon, "id")),
        ["open findings"] = Of(FindingRow.Table.Where(nameof(FindingRow.IsOpen), Comparison.Equal, true).OrderBy(nameof(FindingRow.At), descending: true).OrderBy(nameof(FindingRow.Place), descending: true).Take(25)),
        ["instructions"] = Of(InstructionRow.Table.All.OrderBy(nameof(InstructionRow.IssuedAt), descending: true).OrderBy(nameof(InstructionRow.Place), descending: true).Take(25)),
        ["a dossier's story"] = Of(AuditRow.Table.Where(nameof(AuditRow.Chain), Comparison.Equal, "d").OrderBy(nameof(AuditRow.Seq))),
        ["an audience's notices"] = Of(NoticeRow.Table.Where(nameof(NoticeRow.Audience), Comparison.Equal, "a").OrderBy(nameof(NoticeRow.Id), descending: true).Take(20)),
    };

    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => [.. Questions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_question_is_answered_by_an_index_without_sorting(string question)
    {
        var folder = Directory.CreateTempSubdirectory("cf-plan-").FullName;
        Migration.Migrate(new StoreSettings("", folder));
        var plan = new List<string>();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "coordinationflow.db")};Pooling=false"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            Questions[question](command);
            var isLimited = command.CommandText.Contains(" LIMIT ", StringComparison.Ordinal) && !command.CommandText.Contains(" WHERE ", StringComparison.Ordinal);
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                plan.Add(reader.GetString(3));
            }

            // The head of an index is found by walking it.
            Assert.All(plan, step => Assert.True(step.StartsWith("SEARCH", StringComparison.Ordinal) || (isLimited && step.StartsWith("SCAN", StringComparison.Ordinal)), string.Join("; ", plan)));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Action<SqliteCommand> Of<TRow>(Query<TRow> query)
        where TRow : class => command => SqlQuery.Of(query, SqliteDialect.Instance).Into(command);
}
