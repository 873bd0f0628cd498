using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Audit;

/// <summary>The chain of what concerns no dossier: participants, persons, calendar, dossiers that could not be made.</summary>
public sealed class SystemAudit(TimeProvider clock)
{
    /// <summary>The chain's name.</summary>
    public const string Chain = "system";

    /// <summary>Appends an entry within the transaction. <paramref name="content"/> becomes canonical JSON.</summary>
    public async ValueTask AppendAsync<T>(IStepTransaction transaction, string kind, T content, Actor actor, CancellationToken cancellationToken)
    {
        var head = await transaction.FindAsync(ChainHeadRow.Table, cancellationToken, Chain);
        var chain = new AuditChain(Chain, head?.Seq ?? 0, head?.Hash ?? AuditHash.Beginning);
        var now = Instants.ToMilliseconds(clock.GetUtcNow());
        transaction.Insert(AuditRow.Table, chain.Append(kind, CanonicalJson.Of(content), now, actor, now));
        var moved = (head ?? new ChainHeadRow { Chain = Chain, Seq = 0, Hash = "" }) with { Seq = chain.Seq, Hash = chain.Head };
        if (head is null)
        {
            transaction.Insert(ChainHeadRow.Table, moved);
        }
        else
        {
            transaction.Update(ChainHeadRow.Table, moved);
        }
    }
}
