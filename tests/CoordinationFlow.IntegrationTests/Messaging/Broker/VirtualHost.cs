using System.Diagnostics;
using CoordinationFlow.Coordination.Outbox;
using RabbitMQ.Client;

namespace CoordinationFlow.IntegrationTests.Messaging.Broker;

/// <summary>A test class's own part of the broker, as the server's user or as a participant's.</summary>
public sealed record VirtualHost(RabbitMqServer Server, string Name, int Port, string User, string Password)
{
    /// <summary>The address with this user's name and password.</summary>
    public string Connection => $"amqp://{User}:{Password}@127.0.0.1:{Port}/{Name}";

    /// <summary>The same over TLS.</summary>
    public string SecureConnection => $"amqps://{User}:{Password}@127.0.0.1:{Server.SecurePort}/{Name}";

    /// <summary>Makes the broker users of these participants by the script that operators use, and gives the host as each sees it.</summary>
    public async Task<IReadOnlyDictionary<string, VirtualHost>> AddParticipantsAsync(params string[] participants)
    {
        var script = Path.Combine(Checkout.Root, "build", "broker-users.sh");
        var secrets = Server.Secrets;
        // Users are the broker's, their rights are the virtual host's: classes that run side by side share the passwords.
        await Server.OneAtATime.WaitAsync();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("bash", [script, .. participants])
            {
                Environment =
                {
                    ["BROKER_MANAGEMENT"] = Server.Management.BaseAddress!.ToString().Replace("/api/", "", StringComparison.Ordinal),
                    ["BROKER_ADMINISTRATOR"] = $"{User}:{Password}",
                    ["BROKER_VHOST"] = Name,
                    ["SECRETS"] = secrets,
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, said);
            return participants.ToDictionary(code => code, code => this with
            {
                User = ParticipantQueues.User(code),
                Password = File.ReadAllText(Path.Combine(secrets, ParticipantQueues.User(code))).Trim(),
            });
        }
        finally
        {
            Server.OneAtATime.Release();
        }
    }

    /// <summary>A connection as this user.</summary>
    public Task<IConnection> ConnectAsync() => new ConnectionFactory { Uri = new Uri(Connection) }.CreateConnectionAsync();
}
