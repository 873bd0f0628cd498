using System.Diagnostics;
using System.Globalization;
using CoordinationFlow.Server.Settings;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Server.Demo;

/// <summary>
/// Ends this process by SIGKILL when a named point is reached for the n-th time since the server serves: <c>CF_CRASH_AT=before-commit:3</c>.
/// For the resilience tests; honoured where the demonstration is, which production refuses.
/// </summary>
internal sealed class CrashAt(string at, int times, IHostApplicationLifetime host) : ICrashPoints
{
    private const string Variable = "CF_CRASH_AT";
    private int _left = times;

    /// <summary>Adds it where the variable asks for it. Throws <see cref="SettingsException"/> where the variable cannot be read.</summary>
    public static void Add(IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } asked)
        {
            return;
        }

        var parts = asked.Split(':');
        var times = 0;
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out times) || times == 0)
        {
            throw new SettingsException([$"{Variable} is '{asked}'; it must be a point and a count, such as before-commit:3."]);
        }

        services.AddSingleton<ICrashPoints>(provider => new CrashAt(parts[0], times, provider.GetRequiredService<IHostApplicationLifetime>()));
    }

    /// <inheritdoc/>
    public void Reached(string point)
    {
        if (point == at && host.ApplicationStarted.IsCancellationRequested && Interlocked.Decrement(ref _left) == 0)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
