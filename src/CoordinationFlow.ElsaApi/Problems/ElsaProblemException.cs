namespace CoordinationFlow.ElsaApi.Problems;

/// <summary>
/// Ends a request with what is wrong, a sentence each, as status 400: the one status that Studio shows to its user instead of breaking.
/// Nothing has been changed when it is thrown.
/// </summary>
internal sealed class ElsaProblemException(IReadOnlyList<string> problems) : Exception(problems[0])
{
    public ElsaProblemException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
