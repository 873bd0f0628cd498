using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Messaging.Telemetry;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Messaging.Mail;

/// <summary>
/// Sorts what steps have put down to be mailed into letters, and hands those that may leave to the post. A letter is marked when the post has it: after
/// a crash between the two it goes once more, under the same Message-ID. Of the processes that share a store one does this at a time.
/// </summary>
internal sealed class MailWorker(
    MailSorting sorting, Letters letters, IPost post, MailRules rules, PostSettings settings, MailSignal signal, ISoleDuty duty, IHostApplicationLifetime host,
    ICrashPoints crashPoints, TimeProvider time, ILogger<MailWorker> logger) : BackgroundService
{
    private const string Duty = "mail";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await signal.WaitAsync(await WorkAsync(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what has not left stands in the store.
        }
    }

    private async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await duty.IsMineAsync(Duty, cancellationToken))
            {
                while (await sorting.SortAsync(cancellationToken))
                {
                }

                await SendAllAsync(cancellationToken);
                await letters.ThrowAwayAsync(cancellationToken);
            }

            return settings.Look;
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.PostFailed(logger, problem);
            return settings.AfterAFailure;
        }
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await letters.LeavingAsync(cancellationToken) is { Count: > 0 } leaving)
            {
                foreach (var letter in leaving)
                {
                    await SendAsync(letter, cancellationToken);
                }
            }
        }
        finally
        {
            await post.RestAsync(cancellationToken);
        }
    }

    private async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        using var activity = Traces.Source.StartActivity("mail.send");
        activity?.SetTag("coordination.letter", letter.Row.Id);
        var state = LetterState.Dropped;
        if (letter.Text is { } text)
        {
            try
            {
                await post.SendAsync(LetterMessage.Of(letter.Row, text, rules), cancellationToken);
                crashPoints.Reached(CrashPoint.BetweenPostAndMark);
                state = LetterState.Sent;
                Traces.MailLag.Record((time.GetUtcNow() - letter.Row.NotBefore).TotalSeconds);
            }
            catch (LetterRefusedException refused)
            {
                Log.LetterRefused(logger, letter.Row.Recipient, letter.Row.Id, refused.InnerException!.GetType().Name);
                state = LetterState.Refused;
            }
        }

        Traces.Letters.Add(1, KeyValuePair.Create<string, object?>("outcome", state.ToString()));
        await letters.EndAsync(letter.Row, state, cancellationToken);
    }

    // What runs at start (migrations, reference data, demonstration) comes first.
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
