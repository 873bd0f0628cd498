using System.Data.Common;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>A statement with its parameters' values; the first parameter is <c>@p0</c>. Questions that differ in values alone have one text, so that a connection prepares it once.</summary>
internal sealed record SqlText(string Text, IReadOnlyList<object> Values)
{
    /// <summary>The name of a parameter by its place.</summary>
    public static string NameOf(int index) => $"@p{index}";

    /// <summary>Fills a command with the text and the values.</summary>
    public void Into(DbCommand command)
    {
        command.CommandText = Text;
        for (var index = 0; index < Values.Count; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = NameOf(index);
            command.Parameters.Add(parameter);
        }

        Fill(command);
    }

    /// <summary>Gives a command of the same text the values.</summary>
    public void Fill(DbCommand command)
    {
        for (var index = 0; index < Values.Count; index++)
        {
            command.Parameters[index].Value = Values[index];
        }
    }
}
