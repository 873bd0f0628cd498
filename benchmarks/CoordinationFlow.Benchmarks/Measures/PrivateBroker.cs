using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>A RabbitMQ broker of our own on free ports, from the machine's installed package.</summary>
internal sealed class PrivateBroker : IAsyncDisposable
{
    private const string User = "coordination";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _folder = Directory.CreateTempSubdirectory("coordinationflow-mq-").FullName;
    private readonly int _amqp = PrivatePostgres.FreePort();
    private readonly HttpClient _management;
    private readonly int _managementPort = PrivatePostgres.FreePort();
    private readonly List<Process> _processes = [];

    private PrivateBroker()
    {
        _management = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_managementPort}/api/") };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{User}")));
    }

    /// <summary>How the server reaches it.</summary>
    public string Connection => ConnectionOf(User);

    /// <summary>Starts one.</summary>
    public static async Task<PrivateBroker> StartAsync()
    {
        var scripts = Directory.Exists("/usr/lib/rabbitmq/lib") ? Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*").Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (scripts is null)
        {
            throw new InvalidOperationException("RabbitMQ is not installed: build/setup.sh rabbitmq-server.");
        }

        var broker = new PrivateBroker();
        await broker.WriteAsync();
        var (names, distribution) = (PrivatePostgres.FreePort(), PrivatePostgres.FreePort());
        // The node would start a daemon of that name itself, which would outlive it.
        broker.Begin("epmd", $"-port {names} -address 127.0.0.1", []);
        broker.Begin(Path.Combine(scripts, "sbin", "rabbitmq-server"), "", broker.Settings(names, distribution));
        await broker.AnswersAsync();
        return broker;
    }

    /// <summary>Makes a broker user that may do everything, for the measuring side of that name; its address.</summary>
    public async Task<string> AddUserAsync(string user)
    {
        await PutAsync($"users/{user}", $$"""{"password":"{{user}}","tags":""}""");
        await PutAsync($"permissions/%2F/{user}", """{"configure":".*","write":".*","read":".*"}""");
        return ConnectionOf(user);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.AsEnumerable().Reverse())
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _management.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionOf(string user) => string.Create(CultureInfo.InvariantCulture, $"amqp://{user}:{user}@127.0.0.1:{_amqp}/");

    private async Task PutAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _management.PutAsync(path, content);
        answer.EnsureSuccessStatusCode();
    }

    private async Task WriteAsync()
    {
        foreach (var folder in new[] { "mnesia", "log", "home" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        }

        var cookie = Path.Combine(_folder, "home", ".erlang.cookie");
        await File.WriteAllTextAsync(cookie, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
        using (var chmod = Process.Start("chmod", ["400", cookie]))
        {
            await chmod.WaitForExitAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[rabbitmq_management].");
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{_amqp}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {_managementPort}
            default_user = {User}
            default_pass = {User}
            loopback_users = none
            log.file.level = error
            disk_free_limit.absolute = 50MB

            """);
    }

    private Dictionary<string, string> Settings(int names, int distribution)
    {
        string In(string name) => Path.Combine(_folder, name);
        return new()
        {
            ["HOME"] = In("home"),
            ["LANG"] = "C.UTF-8",
            ["ERL_EPMD_PORT"] = names.ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"bench{_amqp}@localhost",
            ["RABBITMQ_DIST_PORT"] = distribution.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_CONF_ENV_FILE"] = In("none"),
            ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
            ["RABBITMQ_MNESIA_BASE"] = In("mnesia"),
            ["RABBITMQ_LOG_BASE"] = In("log"),
            ["RABBITMQ_PID_FILE"] = In("pid"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
        };
    }

    private void Begin(string program, string arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
    }

    private async Task AnswersAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await look.WaitForNextTickAsync(limit.Token))
        {
            try
            {
                using var answer = await _management.GetAsync("health/checks/virtual-hosts", limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
    }
}
