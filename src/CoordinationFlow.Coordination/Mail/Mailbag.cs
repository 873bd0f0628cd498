using System.Text.Json;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>Where a step puts what is to be mailed; it leaves with the step's commit. A singleton of the host. Thread-safe.</summary>
public sealed class Mailbag(MailRules rules, MailSignal signal, IIdentity identity)
{
    /// <summary>Whether anything put in is mailed; whoever would reckon in vain asks first.</summary>
    public bool IsOpen => rules.IsOn;

    /// <summary>Puts something in for an audience; nothing happens where the host has no post.</summary>
    public void Put(Step step, string audience, string dossierId, LetterItem item)
    {
        if (rules.IsOn)
        {
            step.Transaction.Insert(MailRow.Table, new MailRow
            {
                Id = identity.NewId(),
                Audience = audience,
                DossierId = dossierId,
                Item = JsonSerializer.Serialize(item, CanonicalJson.Options),
                At = item.At,
            });
            step.Transaction.OnCommitted(signal.Wake);
        }
    }
}
