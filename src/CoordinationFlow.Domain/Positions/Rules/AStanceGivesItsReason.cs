using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions.Rules;

/// <summary>
/// R and O need a reason, C a comment or an amendment, P the parliament concerned (domain 3.5): <c>position.reason-missing</c>, with the field.
/// </summary>
internal sealed record AStanceGivesItsReason(PositionContent Content) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken()
    {
        Stance[] said = [Content.Default, .. Content.Paragraphs.Values];
        return said.Any(stance => stance is Stance.SubstantiveReservation or Stance.Object) && string.IsNullOrWhiteSpace(Content.Reason) ? new Refusal("position.reason-missing", "reason")
            : said.Contains(Stance.AgreeWithComments) && IsWithoutComment() ? new Refusal("position.reason-missing", "comment")
            : said.Contains(Stance.ParliamentaryReservation) && string.IsNullOrWhiteSpace(Content.Parliament) ? new Refusal("position.reason-missing", "parliament")
            : null;
    }

    private bool IsWithoutComment() =>
        string.IsNullOrWhiteSpace(Content.Comment) && Content.Amendments.IsEmpty && Content.Remarks.Values.All(string.IsNullOrWhiteSpace);
}
