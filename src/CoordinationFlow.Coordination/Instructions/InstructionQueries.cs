using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Visibility;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Instructions;

/// <inheritdoc cref="IInstructionQueries"/>
public sealed class InstructionQueries(IStore store) : IInstructionQueries
{
    /// <inheritdoc/>
    public async Task<Page<InstructionLine>?> InstructionsAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken)
    {
        if (!MaySee(caller))
        {
            return null;
        }

        await using var transaction = store.Begin();
        var query = InstructionRow.Table.All.OrderBy(nameof(InstructionRow.IssuedAt), descending: true).OrderBy(nameof(InstructionRow.Place), descending: true).Take(take + 1);
        var rows = await transaction.QueryAsync(Cursor.Read(cursor) is var (at, id) ? query.After(at, id) : query, cancellationToken);
        var page = rows.Take(take).ToArray();
        var dossiers = await ListedDossiers.ReadAsync(transaction, page.Select(row => row.DossierId), cancellationToken);
        var lines = new List<InstructionLine>(page.Length);
        foreach (var row in page)
        {
            if ((await transaction.VisibilityAsync(dossiers[row.DossierId], caller.Role, caller.Participant, cancellationToken)).CanSee)
            {
                lines.Add(LineOf(dossiers[row.DossierId], row.No));
            }
        }

        return new Page<InstructionLine>([.. lines], rows.Count > take ? Cursor.Write((page[^1].IssuedAt, page[^1].Place)) : null);
    }

    /// <inheritdoc/>
    public async Task<InstructionView?> InstructionAsync(Caller caller, string dossierId, int no, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (!MaySee(caller) || !(await ListedDossiers.ReadAsync(transaction, [dossierId], cancellationToken)).TryGetValue(dossierId, out var dossier) || no < 1 || no > dossier.Instructions.Length
            || !(await transaction.VisibilityAsync(dossier, caller.Role, caller.Participant, cancellationToken)).CanSee)
        {
            return null;
        }

        var (instruction, texts, statements) = (dossier.Instructions[no - 1], new DossierTexts(transaction, dossier), new List<string>());
        foreach (var statement in instruction.Statements)
        {
            statements.Add(await texts.SentenceAsync(statement, cancellationToken) ?? "");
        }

        var sheet = await texts.SheetAsync(cancellationToken);
        return new InstructionView(LineOf(dossier, no), instruction, (await texts.DraftAsync(instruction.Version, cancellationToken))!)
        {
            Table = sheet.Table,
            Item = sheet.Item,
            Statements = [.. statements],
            VotingRule = dossier.Sheet.VotingRule,
            MayConfirm = caller.Role == Role.PermanentRepresentation && dossier.ProofOf(no).ConfirmedAt is null,
        };
    }

    /// <inheritdoc/>
    public async Task<string?> DossierOfReferenceAsync(string reference, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var found = await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.Reference), Comparison.Equal, reference).Take(1), cancellationToken);
        return found.Count == 0 ? null : found[0].Id;
    }

    /// <summary>The Permanent Representation sees each dossier of which it was instructed (domain 3.15).</summary>
    private static bool MaySee(Caller caller) => caller.Role == Role.PermanentRepresentation || ListedDossiers.MaySee(caller);

    private static InstructionLine LineOf(DossierSnapshot dossier, int no)
    {
        var (instruction, sheet) = (dossier.Instructions[no - 1], dossier.Sheet);
        return new InstructionLine(dossier.Id, sheet.Reference, sheet.Title, no, instruction.Vote, instruction.AdReferendum, no == dossier.Instructions.Length, sheet.Meeting, dossier.ProofOf(no));
    }
}
