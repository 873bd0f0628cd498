using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Dossiers;

namespace CoordinationFlow.Cli.Audit;

/// <summary>What the verification of an exported file found.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Chain">The chain's name; null where no entry could be read.</param>
/// <param name="Entries">Whole entries from the beginning on.</param>
/// <param name="Head">The hash of the last of them.</param>
/// <param name="Line">The line of the first broken entry, from 1; null where none is, or none is there.</param>
/// <param name="Problem">What is wrong; null: untouched.</param>
internal sealed record ExportedChain(string File, string? Chain, long Entries, string Head, long? Line, string? Problem)
{
    // A member that no hash covers must not slip in beside those that it does.
    private static readonly JsonSerializerOptions Entry = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>
    /// Verifies a file of JSON lines, one entry a line, empty lines aside. <paramref name="head"/> is a hash kept apart that the chain must
    /// hold. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where the file cannot be read.
    /// </summary>
    public static async Task<ExportedChain> VerifyAsync(FileInfo file, string? head, CancellationToken cancellationToken)
    {
        var (chain, line) = (new ChainVerification(), 0L);
        ExportedChain Result(long? at, string? problem) => new(file.ToString(), chain.Chain, chain.Seq, chain.Head, at, problem);

        await foreach (var text in System.IO.File.ReadLinesAsync(file.FullName, cancellationToken))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text) && (Read(text) is not { } entry ? "this is no audit entry" : chain.Take(entry)) is { } problem)
            {
                return Result(line, problem);
            }
        }

        return chain.Seq == 0 ? Result(null, "there is no entry in it")
            : head is not null && !chain.HasHead(head) ? Result(null, $"the head {head} is not in it: entries are cut off at its end, or the whole chain was written anew")
            : Result(null, null);
    }

    /// <summary>The result as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["file"] = File,
        ["chain"] = Chain,
        ["untouched"] = Problem is null,
        ["entries"] = Entries,
        ["head"] = Head,
        ["line"] = Line,
        ["problem"] = Problem,
    };

    /// <summary>The result in words.</summary>
    public override string ToString() =>
        Problem is null ? $"{File}: untouched, {Entries} entries of the chain {Chain}, head {Head}"
        : Line is null ? $"{File}: {Problem}"
        : $"{File}, line {Line}: the first broken entry is number {Entries + 1}: {Problem}";

    private static AuditView? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditView>(text, Entry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
