using System.ComponentModel.DataAnnotations;

namespace CoordinationFlow.Server.Settings;

/// <summary>What an operator may set, checked at start. Sections of <c>appsettings.json</c>, environment or command line.</summary>
public sealed record ServerSettings
{
    /// <summary>Where dossiers are kept.</summary>
    public StoreSection Store { get; init; } = new();

    /// <summary>How tasks travel to the participants.</summary>
    public BusSection Bus { get; init; } = new();

    /// <summary>Demo persons, tokens, dossiers and clock. Refused in production.</summary>
    public DemoSection Demo { get; init; } = new();

    /// <summary>How people sign in.</summary>
    public SignInSection SignIn { get; init; } = new();

    /// <summary>Proxies whose word on a request's origin is believed.</summary>
    public ProxySection Proxies { get; init; } = new();

    /// <summary>Elsa Studio's files.</summary>
    public StudioSection Studio { get; init; } = new();

    /// <summary>What flows may do beyond the procedure.</summary>
    public FlowSection Flows { get; init; } = new();

    /// <summary>The participant against which integrators try their systems.</summary>
    public SandboxSection Sandbox { get; init; } = new();

    /// <summary>How people are told by mail.</summary>
    public MailSection Mail { get; init; } = new();

    /// <summary>From when on something is an alarm.</summary>
    public AlarmSection Alarms { get; init; } = new();

    /// <summary>How long things may take.</summary>
    public LimitSection Limits { get; init; } = new();
}

/// <summary>The store.</summary>
public sealed record StoreSection
{
    /// <summary>A connection string: PostgreSQL's if it names a host, else SQLite's. Empty: a SQLite file under <see cref="Folder"/>.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The folder of the SQLite file and of the keys that protect sessions.</summary>
    [Required]
    public string Folder { get; init; } = "data";
}

/// <summary>The bus.</summary>
public sealed record BusSection
{
    /// <summary>A RabbitMQ broker, <c>amqp://user:password@host:port/virtual-host</c> or <c>amqps://</c>; empty: one process and no broker.</summary>
    [RegularExpression("amqps?://[^:@/]+:[^:@/]+@[^@/]+(/[^/]*)?", ErrorMessage = "must be amqp://user:password@host:port/virtual-host, or amqps://.")]
    public string Connection { get; init; } = "";

    /// <summary>Codes of participants whose own system reads their tasks queue; *: of all. The portal drains the others' queues.</summary>
    public string[] OwnSystems { get; init; } = [];

    /// <summary>Codes of participants whose queue is cleared for RESTREINT.</summary>
    public string[] ClearedQueues { get; init; } = [];

    /// <summary>Whether the broker overwrites the arrival's millisecond in each message (RabbitMQ from 3.12, by a setting of its own); then it decides.</summary>
    public bool BrokerStamps { get; init; }

    /// <summary>How many messages of a queue may be on their way to this process.</summary>
    [Range(1, 1000)]
    public int Prefetch { get; init; } = 16;

    /// <summary>The broker's name in its certificate; empty: the host of the connection.</summary>
    public string TlsServerName { get; init; } = "";

    /// <summary>A PEM file of the authorities that are trusted; empty: the machine's.</summary>
    public string TlsAuthorities { get; init; } = "";

    /// <summary>A PEM file with this side's certificate and key; empty: none.</summary>
    public string TlsCertificate { get; init; } = "";
}

/// <summary>Mail.</summary>
public sealed record MailSection
{
    /// <summary>A mail server, <c>smtp://[user:password@]host[:port]</c> or <c>smtps://</c>; empty: letters are put into <see cref="Folder"/>.</summary>
    [RegularExpression("smtps?://([^:@/]+:[^:@/]+@)?[^@/]+", ErrorMessage = "must be smtp://user:password@host:port, or smtps://; user and password may be left out.")]
    public string Connection { get; init; } = "";

    /// <summary>Where letters are put as files while no mail server is named. Empty: <c>mail</c> beside the SQLite file; with PostgreSQL nothing is mailed.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The sender's address.</summary>
    [RegularExpression("[^@ <>]+@[^@ <>]+", ErrorMessage = "must be an address, without a name.")]
    public string From { get; init; } = "coordination@example.org";

    /// <summary>The portal's address as people reach it, for links.</summary>
    [Url]
    public string Portal { get; init; } = "http://127.0.0.1:5080";

    /// <summary>From then on (Brussels) nothing is mailed that is not urgent.</summary>
    public TimeOnly QuietFrom { get; init; } = new(19, 0);

    /// <summary>Until then of the next working day.</summary>
    public TimeOnly QuietUntil { get; init; } = new(7, 0);

    /// <summary>At most one letter a person and dossier in so many minutes, urgent ones apart.</summary>
    [Range(0, 1440)]
    public int PauseMinutes { get; init; } = 60;

    /// <summary>A PEM file of the authorities that are trusted for the mail server; empty: the machine's.</summary>
    public string TlsAuthorities { get; init; } = "";
}

/// <summary>The sandbox.</summary>
public sealed record SandboxSection
{
    /// <summary>Whether there is one.</summary>
    public bool Enabled { get; init; }
}

/// <summary>Alarms.</summary>
public sealed record AlarmSection
{
    /// <summary>How old the oldest message in the outbox may be, in seconds.</summary>
    [Range(1, 86400)]
    public int OutboxSeconds { get; init; } = 60;

    /// <summary>How long a queue may be without anybody who reads it, in minutes.</summary>
    [Range(0, 10080)]
    public int QueueMinutes { get; init; } = 480;

    /// <summary>How long after its instant a deadline may take effect, in seconds.</summary>
    [Range(1, 86400)]
    public int DeadlineSeconds { get; init; } = 60;

    /// <summary>How long a letter may wait for the mail server, in minutes.</summary>
    [Range(1, 10080)]
    public int MailMinutes { get; init; } = 15;
}

/// <summary>The demonstration.</summary>
public sealed record DemoSection
{
    /// <summary>Signs in demo persons without proof and lets the clock be moved.</summary>
    public bool Enabled { get; init; }

    /// <summary>Plays the demo dossiers into an empty store.</summary>
    public bool Dossiers { get; init; } = true;
}

/// <summary>Sign-in.</summary>
public sealed record SignInSection
{
    /// <summary>Demo (choose a person) or External (a provider's claims; the provider's own handler is added by the host).</summary>
    [RegularExpression("Demo|External")]
    public string Scheme { get; init; } = "External";

    /// <summary>The claim that holds a person's id, for External.</summary>
    [Required]
    public string PersonClaim { get; init; } = "sub";

    /// <summary>How long a session lasts without a request.</summary>
    [Range(5, 1440)]
    public int SessionMinutes { get; init; } = 480;
}

/// <summary>Proxies.</summary>
public sealed record ProxySection
{
    /// <summary>Their addresses; empty: nobody's word is believed.</summary>
    public string[] Known { get; init; } = [];
}

/// <summary>Elsa Studio.</summary>
public sealed record StudioSection
{
    /// <summary>The folder of its package. Empty: beside the program, or in the checkout that it was built in.</summary>
    public string Folder { get; init; } = "";
}

/// <summary>Flows.</summary>
public sealed record FlowSection
{
    /// <summary>Hosts to which flows may send requests, each with its port where it is not the scheme's own; empty: none.</summary>
    public string[] AllowedHosts { get; init; } = [];

    /// <summary>Whether flows may run C#, which runs with the server's own rights: only where flow designers are trusted like administrators.</summary>
    public bool AllowCSharp { get; init; }
}

/// <summary>Limits.</summary>
public sealed record LimitSection
{
    /// <summary>How long a stop may take before it is forced, in seconds.</summary>
    [Range(1, 300)]
    public int StopSeconds { get; init; } = 10;
}
