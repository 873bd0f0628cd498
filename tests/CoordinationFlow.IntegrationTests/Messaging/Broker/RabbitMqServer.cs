using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CoordinationFlow.IntegrationTests.Persistence;

[assembly: AssemblyFixture(typeof(CoordinationFlow.IntegrationTests.Messaging.Broker.RabbitMqServer))]

namespace CoordinationFlow.IntegrationTests.Messaging.Broker;

/// <summary>
/// A private RabbitMQ broker for the tests of one run: in a temporary folder, on free ports of the loopback. It starts when the first test asks
/// for a virtual host and is ended by its process ids.
/// </summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private const string Install = "RabbitMQ is missing. Please run build/setup.sh rabbitmq-server (Debian's package rabbitmq-server), or name the folder of its scripts in RABBITMQ_SBIN.";
    private const string User = "coordination";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Lazy<Task> _started;
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-rabbitmq-").FullName;
    private readonly int _amqp = PostgreSqlServer.FreePort();
    private readonly int _amqps = PostgreSqlServer.FreePort();
    private readonly int _management = PostgreSqlServer.FreePort();
    private Process? _names;
    private Process? _server;
    private ProcessStartInfo? _settings;

    /// <summary>A broker that is not yet started.</summary>
    public RabbitMqServer()
    {
        _started = new(StartAsync);
        Management = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_management}/api/") };
        Management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{User}")));
    }

    /// <summary>The broker's management, as its administrator.</summary>
    public HttpClient Management { get; }

    /// <summary>Where the passwords of the participants' users are.</summary>
    public string Secrets => Path.Combine(_folder, "secrets");

    /// <summary>Where it listens over TLS.</summary>
    public int SecurePort => _amqps;

    /// <summary>The PEM file of the authority that its certificate is by.</summary>
    public string Authorities => Path.Combine(_folder, "tls", "authority.pem");

    /// <summary>Whoever makes users waits for the others.</summary>
    public SemaphoreSlim OneAtATime { get; } = new(1);

    /// <summary>Makes an empty virtual host in which the server's own user may do everything.</summary>
    public async Task<VirtualHost> CreateVirtualHostAsync(string name)
    {
        await _started.Value;
        await PutAsync($"vhosts/{name}", new { });
        await PutAsync($"permissions/{name}/{User}", new { configure = ".*", write = ".*", read = ".*" });
        return new VirtualHost(this, name, _amqp, User, User);
    }

    /// <summary>One change by the management.</summary>
    public async Task PutAsync(string path, object body)
    {
        // The management answers chunked bodies with a fault.
        using var content = new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await Management.PutAsync(path, content);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Ends it by SIGKILL, as a power cut would.</summary>
    public Task KillAsync() => EndAsync(_server!);

    /// <summary>Starts it again on the same data and ports.</summary>
    public async Task StartAgainAsync()
    {
        _server = Begin(_settings!);
        await AnswersAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // What it holds is thrown away, so it need not be shut down with care.
        foreach (var process in new[] { _server, _names }.OfType<Process>())
        {
            await EndAsync(process);
        }

        Management.Dispose();
        OneAtATime.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task StartAsync()
    {
        var scripts = Environment.GetEnvironmentVariable("RABBITMQ_SBIN") ?? (Directory.Exists("/usr/lib/rabbitmq/lib")
            ? Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*").Order(StringComparer.Ordinal).LastOrDefault() + "/sbin"
            : "");
        Assert.True(File.Exists(Path.Combine(scripts, "rabbitmq-server")), Install);
        var (names, distribution) = (PostgreSqlServer.FreePort(), PostgreSqlServer.FreePort());
        await WriteAsync();
        // The node would start a daemon of that name itself, which would outlive it.
        _names = Begin(new ProcessStartInfo("epmd", ["-port", names.ToString(CultureInfo.InvariantCulture), "-address", "127.0.0.1"]));
        await AcceptsAsync(names);
        _settings = Settings(new ProcessStartInfo(Path.Combine(scripts, "rabbitmq-server")), names, distribution);
        await StartAgainAsync();
    }

    private async Task WriteAsync()
    {
        foreach (var folder in new[] { "mnesia", "log", "home" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        }

        var cookie = Path.Combine(_folder, "home", ".erlang.cookie");
        await File.WriteAllTextAsync(cookie, $"{Guid.NewGuid():N}");
        using (var chmod = Process.Start("chmod", ["400", cookie]))
        {
            await chmod.WaitForExitAsync();
        }

        await TestCertificates.WriteAsync(Path.Combine(_folder, "tls"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[rabbitmq_management].");
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{_amqp}
            listeners.ssl.1 = 127.0.0.1:{_amqps}
            ssl_options.cacertfile = {Authorities}
            ssl_options.certfile = {Path.Combine(_folder, "tls", "certificate.pem")}
            ssl_options.keyfile = {Path.Combine(_folder, "tls", "key.pem")}
            ssl_options.verify = verify_none
            ssl_options.fail_if_no_peer_cert = false
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {_management}
            default_user = {User}
            default_pass = {User}
            loopback_users = none
            log.file.level = warning
            disk_free_limit.absolute = 50MB

            """);
    }

    private ProcessStartInfo Settings(ProcessStartInfo start, int names, int distribution)
    {
        string In(string name) => Path.Combine(_folder, name);
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = In("home"),
            ["LANG"] = "C.UTF-8",
            ["ERL_EPMD_PORT"] = names.ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"cf{_amqp}@localhost",
            ["RABBITMQ_DIST_PORT"] = distribution.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_CONF_ENV_FILE"] = In("none"),
            ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
            ["RABBITMQ_MNESIA_BASE"] = In("mnesia"),
            ["RABBITMQ_LOG_BASE"] = In("log"),
            ["RABBITMQ_PID_FILE"] = In("pid"),
            // No spinning schedulers: the machine is shared with the tests.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
        })
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private Process Begin(ProcessStartInfo start)
    {
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (_folder, true, true);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Trace.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => Trace.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task AcceptsAsync(int port) => await Eventually.IsTrueAsync(
        async () =>
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        },
        "the broker's name service listens");

    private async Task AnswersAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await look.WaitForNextTickAsync(limit.Token))
        {
            Assert.False(_server!.HasExited, "The private RabbitMQ broker ended at its start.");
            try
            {
                using var answer = await Management.GetAsync("health/checks/virtual-hosts", limit.Token);
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
