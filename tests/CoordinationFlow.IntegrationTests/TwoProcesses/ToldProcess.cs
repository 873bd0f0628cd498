using System.Collections.Concurrent;
using System.Diagnostics;
using CoordinationFlow.IntegrationTests.Messaging;

namespace CoordinationFlow.IntegrationTests.TwoProcesses;

/// <summary>A program as a process of its own, and what it says.</summary>
internal sealed class ToldProcess : IDisposable
{
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;

    /// <summary>Starts it with those arguments and variables.</summary>
    public ToldProcess(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether it has ended.</summary>
    public bool IsDead => _process.HasExited;

    /// <summary>Everything that it said.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Returns when it has said all of these words in one line, so often.</summary>
    public Task SaysAsync(string what, int times = 1) => Eventually.IsTrueAsync(
        () =>
        {
            var words = what.Split(' ');
            Assert.False(IsDead, $"It has ended.\n{Said}");
            return Task.FromResult(_said.Count(line => words.All(word => line.Contains(word, StringComparison.Ordinal))) >= times);
        },
        $"'{what}' is said {times} times");

    /// <summary>Ends it by SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
