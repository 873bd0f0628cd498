using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>What a decision has come to so far: each event is folded at once, so that the next step of the decision sees it.</summary>
internal sealed class Happenings(DossierSnapshot dossier, DecisionContext context)
{
    private readonly List<DossierEvent> _events = [];
    private readonly List<KeptText> _texts = [];

    /// <summary>The dossier after what happened so far.</summary>
    public DossierSnapshot Dossier { get; private set; } = dossier;

    /// <summary>What may be looked at besides.</summary>
    public DecisionContext Context { get; } = context;

    /// <summary>The effective instant.</summary>
    public DateTimeOffset At => Context.At;

    /// <summary>The round that runs at this instant; one whose deadline has passed runs no more, however late its timer is (domain 3.2).</summary>
    public Round? RunningRound => Dossier.OpenRound is { } round && At < round.ClosesAt ? round : null;

    /// <summary>The receipt that the decision gives.</summary>
    public Receipt? Receipt { get; set; }

    /// <summary>Lets something happen at the decision's instant.</summary>
    public void Add(DossierEvent happened)
    {
        happened = happened with { At = Context.At };
        _events.Add(happened);
        Dossier = Dossier.Fold(happened);
    }

    /// <summary>Keeps a text and gives the hash by which an event names it.</summary>
    public string Keep<T>(string kind, T text)
    {
        var json = CanonicalJson.Of(text);
        var hash = CanonicalJson.Hash(json);
        _texts.Add(new KeptText(hash, kind, json));
        return hash;
    }

    /// <summary>Tells a changed outcome, once no round is open and if it says something new (domain 3.6).</summary>
    public void TellOutcome(OutcomeCause cause, string? participant)
    {
        if (Dossier is { State: DossierState.Assessing or DossierState.Escalated, LastRound: { Now: { } told } round })
        {
            var now = Dossier.Assess();
            if (!now.IsSameAs(told))
            {
                Add(new OutcomeChanged(round.Number, cause, participant, now));
                if (cause is OutcomeCause.Lifted or OutcomeCause.Statement && told.IsBlocked && !now.IsBlocked)
                {
                    LeavingTheLadder.Lifted(this);
                }
            }
        }
    }

    /// <summary>The decision made of it.</summary>
    public Decision ToDecision() => new() { Events = [.. _events], Texts = [.. _texts], Receipt = Receipt };
}
