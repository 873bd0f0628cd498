using System.CommandLine;
using CoordinationFlow.Samples.Ministry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

var broker = new Option<Uri>("--broker")
{
    Description = "amqp://participant.code:password@host:port/virtual-host; or the variable BROKER",
    DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable("BROKER") ?? "amqp://participant.ibz:secret@127.0.0.1:5672/"),
};
var answer = new Option<string?>("--answer") { Description = "answer every task so: A, C, P, S, R, O or N" };
var reason = new Option<string?>("--reason") { Description = "the reasons of that answer" };
answer.AcceptOnlyFromAmong([.. Position.Stances.Keys]);
var command = new RootCommand("A ministry's own system: reads its tasks queue, says that a task was opened, answers it, shows receipts and refusals.") { broker, answer, reason };
command.SetAction(async (parsed, cancellationToken) =>
{
    var (address, given) = (parsed.GetValue(broker)!, parsed.GetValue(answer));
    try
    {
        // The library connects again by itself where the broker goes away, and goes on reading.
        await using var connection = await new ConnectionFactory { Uri = address, ClientProvidedName = "a ministry's own system" }.CreateConnectionAsync(cancellationToken);
        while (true)
        {
            try
            {
                await using var office = await Office.OpenAsync(connection, Uri.UnescapeDataString(address.UserInfo.Split(':')[0]), given is null ? null : new Position(given, parsed.GetValue(reason)), cancellationToken);
                await office.ServeAsync(cancellationToken);
            }
            catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: Constants.NotFound })
            {
                // The queue is made when the server starts.
                await Console.Error.WriteLineAsync(refused.ShutdownReason.ReplyText);
                await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            }
        }
    }
    catch (OperationInterruptedException refused)
    {
        await Console.Error.WriteLineAsync($"The broker refused: {refused.ShutdownReason?.ReplyText}");
        return 1;
    }
    catch (BrokerUnreachableException away)
    {
        await Console.Error.WriteLineAsync($"The broker cannot be reached: {away.GetBaseException().Message}");
        return 1;
    }
    catch (OperationCanceledException)
    {
        return 0;
    }
});
return await command.Parse(args).InvokeAsync();
