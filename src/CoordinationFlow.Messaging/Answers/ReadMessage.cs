using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Messaging.Answers;

/// <summary>What the intake made of a message: a command for the desk, or a refusal.</summary>
/// <param name="MessageId">The sender's id, or one made from what is there, so that a repetition is recognised.</param>
/// <param name="NamedId">The sender's id where it could be read.</param>
internal sealed record ReadMessage(string MessageId, string? NamedId)
{
    /// <summary>The command.</summary>
    public DossierCommand? Command { get; init; }

    /// <summary>Why there is none.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>More for an operator; quotes nothing of the message but field names.</summary>
    public string? Detail { get; init; }
}
