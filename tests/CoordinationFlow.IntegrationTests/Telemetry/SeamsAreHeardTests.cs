using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoordinationFlow.IntegrationTests.Mail;
using CoordinationFlow.IntegrationTests.Messaging;

namespace CoordinationFlow.IntegrationTests.Telemetry;

/// <summary>Whoever listens to our meters and sources hears each seam that a dossier passes.</summary>
public sealed class SeamsAreHeardTests
{
    private static readonly string[] Measured =
    [
        "coordination.command.duration", "coordination.commit.duration", "coordination.flow.runs", "coordination.messages.sent", "coordination.relay.lag", "coordination.deadline.lag",
        "coordination.mail.letters", "coordination.mail.lag", "coordination.alarms",
    ];

    private static readonly string[] Traced = ["command.decide", "step.commit", "flow.run", "outbox.send", "mail.send"];

    [Fact]
    public async Task Decide_commit_resume_relay_deadline_and_mail_are_measured_and_traced()
    {
        var (instruments, spans) = (new ConcurrentDictionary<string, double>(), new ConcurrentDictionary<string, string?>());
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => Enable(instrument, listener) };
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => instruments[instrument.Name] = value);
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => instruments[instrument.Name] = value);
        meters.SetMeasurementEventCallback<int>((instrument, value, _, _) => instruments[instrument.Name] = value);
        meters.Start();
        using var sources = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("CoordinationFlow.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => spans[activity.OperationName] = activity.GetTagItem("coordination.outcome") as string,
        };
        ActivitySource.AddActivityListener(sources);
        await using var world = new MailWorld("");
        await world.InitializeAsync();

        await world.CirculateAsync(await world.DossierAsync("BE-2027-0920"));
        world.Clock.Forward(TimeSpan.FromDays(3) + TimeSpan.FromHours(7) + TimeSpan.FromSeconds(2));
        await Eventually.IsTrueAsync(
            () =>
            {
                meters.RecordObservableInstruments();
                return Task.FromResult(Measured.All(instruments.ContainsKey) && Traced.All(spans.ContainsKey));
            },
            $"all of these are heard, but {string.Join(", ", Measured.Concat(Traced).Where(name => !instruments.ContainsKey(name) && !spans.ContainsKey(name)))}");

        Assert.True(instruments["coordination.command.duration"] > 0);
        Assert.Equal("done", spans["command.decide"]);
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name.StartsWith("CoordinationFlow.", StringComparison.Ordinal))
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
