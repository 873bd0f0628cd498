using System.Globalization;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoordinationFlow.IntegrationTests.Rights;

/// <summary>A server whose clock and ids are the same at each run, so that two runs differ only in what was said to them.</summary>
public sealed class FixedWorld : RunningServer
{
    private readonly HandClock _clock = new();

    /// <summary>The clock.</summary>
    public HandClock Clock => _clock;

    /// <inheritdoc/>
    protected override IEnumerable<string> Settings => ["--Demo:Dossiers=false", "--Store:Connection=memory"];

    /// <inheritdoc/>
    protected override void Change(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
        services.Replace(ServiceDescriptor.Singleton<IIdentity>(new Counting()));
    }

    /// <summary>A clock that is set by hand.</summary>
    public sealed class HandClock : TimeProvider
    {
        private long _ticks = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero).UtcTicks;

        /// <inheritdoc/>
        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        /// <summary>Goes forward.</summary>
        public void Forward(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);
    }

    private sealed class Counting : IIdentity
    {
        private long _last;

        public string NewId() => Interlocked.Increment(ref _last).ToString("x32", CultureInfo.InvariantCulture);
    }
}
