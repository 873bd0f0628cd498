using System.Text;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>Names in Pascal case, as Elsa makes an activity type of a workflow's name.</summary>
public static class PascalCase
{
    /// <summary><c>child-outcome</c> and <c>Child outcome</c> become <c>ChildOutcome</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        var raise = true;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                raise = true;
                continue;
            }

            text.Append(raise ? char.ToUpperInvariant(letter) : letter);
            raise = false;
        }

        return text.ToString();
    }
}
