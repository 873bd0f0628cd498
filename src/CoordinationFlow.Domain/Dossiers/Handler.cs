using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>Decides one kind of command. Stateless; a new command is a new handler in its feature's folder.</summary>
internal abstract class Handler
{
    /// <summary>The command it decides.</summary>
    public abstract Type Command { get; }

    /// <summary>Lets happen what follows, or says why nothing does; after a refusal the happenings are thrown away.</summary>
    public abstract Refusal? Handle(Happenings story, DossierCommand command);
}

/// <inheritdoc cref="Handler"/>
internal abstract class Handler<TCommand> : Handler
    where TCommand : DossierCommand
{
    /// <inheritdoc/>
    public sealed override Type Command => typeof(TCommand);

    /// <inheritdoc/>
    public sealed override Refusal? Handle(Happenings story, DossierCommand command) => Handle(story, (TCommand)command);

    /// <inheritdoc cref="Handler.Handle"/>
    protected abstract Refusal? Handle(Happenings story, TCommand command);
}

/// <summary>A rule of the procedure: its class's name is the rule, its documentation the source.</summary>
internal interface IRule
{
    /// <summary>The refusal where the rule is broken; null where it holds.</summary>
    Refusal? Broken();
}

/// <summary>Checks rules in order.</summary>
internal static class Rules
{
    /// <summary>The first refusal; the rules after it are not looked at.</summary>
    public static Refusal? FirstBroken(this IEnumerable<IRule> rules) => rules.Select(rule => rule.Broken()).FirstOrDefault(refusal => refusal is not null);
}
