using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Audit;

/// <summary>Appends to a chain: numbers without a gap, each entry's hash over its content and the hash before (INV-39).</summary>
public sealed class AuditChain(string chain, long seq, string head)
{
    /// <summary>The last number.</summary>
    public long Seq { get; private set; } = seq;

    /// <summary>The last hash.</summary>
    public string Head { get; private set; } = head;

    /// <summary>The entry of an event.</summary>
    public AuditRow Append(DossierEvent happened, Actor actor, DateTimeOffset recordedAt)
    {
        var (kind, payload) = DossierEventCatalog.Write(happened);
        return Append(kind, payload, happened.At, actor, recordedAt);
    }

    /// <summary>The entry of anything that is no dossier's event.</summary>
    public AuditRow Append(string kind, string payload, DateTimeOffset at, Actor actor, DateTimeOffset recordedAt)
    {
        var (role, channel) = (actor.Role.ToString(), actor.Channel.ToString());
        var row = new AuditRow
        {
            Chain = chain,
            Seq = ++Seq,
            At = at,
            RecordedAt = recordedAt,
            Actor = actor.PersonId,
            Role = role,
            Participant = actor.Participant,
            Channel = channel,
            Kind = kind,
            Payload = payload,
            PreviousHash = Head,
            Hash = AuditHash.Of(Head, chain, Seq, at, recordedAt, actor.PersonId, role, actor.Participant, channel, kind, payload),
        };
        Head = row.Hash;
        return row;
    }
}
