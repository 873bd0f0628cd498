using System.Text.Json;
using CoordinationFlow.Benchmarks.Cycles;
using CoordinationFlow.Benchmarks.Dossiers;
using CoordinationFlow.Benchmarks.Lists;
using CoordinationFlow.Benchmarks.Queues;

namespace CoordinationFlow.Benchmarks;

/// <summary>How results are shown.</summary>
internal static class Output
{
    /// <summary>For programs.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>For people: Markdown, so that it can stand in the results as it is.</summary>
    public static string Table(IEnumerable<DossierReport> reports) => string.Join('\n',
    [
        "| Use cases on | dossiers/s | answers/s | answer p50 / p99 | transactions a dossier / answer | bytes a dossier / answer | machine's commits/s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        .. reports.Select(r => $"| {r.Store} | {r.DossiersPerSecond:N0} | {r.AnswersPerSecond:N0} | {r.AnswerMillisecondsP50:N1} / {r.AnswerMillisecondsP99:N1} ms | {r.TransactionsPerDossier:N1} / {r.TransactionsPerAnswer:N1} | {r.BytesPerDossier:N0} / {r.BytesPerAnswer:N0} | {r.CommitsPerSecond:N0} |"),
    ]);

    /// <inheritdoc cref="Table(IEnumerable{DossierReport})"/>
    public static string Table(IEnumerable<CycleReport> reports) => string.Join('\n',
    [
        "| Bare engine on | at a time | cycles/s | starts/s | resumes/s | resume p50 / p99 | transactions / round trips a cycle | database bytes a cycle | CPU a cycle | allocated a resume | machine's commits/s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        .. reports.Select(r => $"| {r.Store} ({r.TasksPerCycle} tasks) | {r.Parallel} | {r.CyclesPerSecond:N0} | {r.StartsPerSecond:N0} | {r.ResumesPerSecond:N0} | {r.ResumeMillisecondsP50:N2} / {r.ResumeMillisecondsP99:N2} ms | {r.TransactionsPerCycle:N1} / {r.RoundTripsPerCycle:N1} | {r.BytesPerCycle:N0} | {r.ProcessorMillisecondsPerCycle:N2} ms | {r.AllocatedBytesPerResume:N0} | {r.CommitsPerSecond:N0} |"),
    ]);

    /// <inheritdoc cref="Table(IEnumerable{DossierReport})"/>
    public static string Table(IEnumerable<QueueReport> reports) => string.Join('\n',
    [
        "| PostgreSQL and RabbitMQ | dossiers/s | messages/s of the relay | answers/s over the queue | answer to receipt p50 / p99 | machine's commits/s | machine's confirms/s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        .. reports.Select(r => $"| {r.Parallel} at a time | {r.DossiersPerSecond:N0} | {r.RelayedPerSecond:N0} | {r.AnswersPerSecond:N0} | {r.AnswerMillisecondsP50:N1} / {r.AnswerMillisecondsP99:N1} ms | {r.CommitsPerSecond:N0} | {r.ConfirmsPerSecond:N0} |"),
    ]);

    /// <inheritdoc cref="Table(IEnumerable{DossierReport})"/>
    public static string Table(IReadOnlyList<ListReport> reports) => string.Join('\n',
    [
        $"| Studio's lists on {reports[0].Store}: p50 / p95 | 100 instances | {reports[0].Instances:N0} instances, {reports[0].Definitions:N0} definitions | p95 to p95 |",
        "| --- | ---: | ---: | ---: |",
        .. reports.Select(r => $"| {r.Question} | {r.SmallP50:N1} / {r.SmallP95:N1} ms | {r.LargeP50:N1} / {r.LargeP95:N1} ms | {r.LargeP95 / r.SmallP95:N1} |"),
    ]);
}
