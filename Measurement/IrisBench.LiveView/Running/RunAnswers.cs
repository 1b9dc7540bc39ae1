using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using IrisBench.LiveView.Board;
using IrisBench.Reporting;
using Microsoft.AspNetCore.DataProtection;

namespace IrisBench.LiveView.Running;

/// <summary>Tells a program how its run goes, and what came of it.</summary>
internal sealed class RunAnswers(RunBoard board, RunCatalog catalog, ReportLinks links)
{
    private const int Quarters = 4;

    /// <summary>Events <c>told</c>, a sentence each, when a quarter of the rounds is over; then one <c>answer</c>.</summary>
    /// <param name="requested">What is run.</param>
    /// <param name="run">How it will have ended.</param>
    /// <param name="cancellationToken">Ends the watching; the run goes on.</param>
    public async IAsyncEnumerable<SseItem<string>> WatchAsync(
        RequestedRun requested, Task<LiveEnd> run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var quarter = -1;
        await foreach (var _ in board.WatchAsync(cancellationToken))
        {
            // The board may show the next run already.
            if (run.IsCompleted || board.Run is not { Status: RunStatus.Running } shown)
                break;
            if (QuarterOf(shown.Progress) is var now && now > quarter)
            {
                quarter = now;
                yield return new SseItem<string>(JsonSerializer.Serialize(Text(shown), LiveJson.Default.String), RunAnswer.Told);
            }
        }

        var answer = await OfAsync(requested, await run.WaitAsync(cancellationToken), cancellationToken);
        yield return new SseItem<string>(JsonSerializer.Serialize(answer, LiveJson.Default.RunAnswer), RunAnswer.Answer);
    }

    /// <summary>The report of a run, or of the newest that has one; null when there is none.</summary>
    public async Task<RunAnswer?> ReportAsync(string? id, CancellationToken cancellationToken)
    {
        var run = (await catalog.ReadAsync(cancellationToken)).Runs
            .FirstOrDefault(run => run.HasReport && (string.IsNullOrEmpty(id) || run.Id == id));
        return run is null ? null : new RunAnswer(
            Succeeded: true, First(run.Headlines) ?? $"The report of {run.Id}.", RunComment.Of(run.Headlines, [Link(run.Id)]));
    }

    private static int QuarterOf(LiveProgress progress)
        => progress.Total == 0 ? 0 : 1 + (Quarters * progress.Done / progress.Total);

    private static string Text(LiveRun run) => run.Progress switch
    {
        { Total: 0 } => $"{run.Experiment} is about to be measured.",
        var progress => string.Create(
            CultureInfo.InvariantCulture, $"{run.Experiment} is measured: {progress.Done} of {progress.Total} rounds are done")
            + (progress.EndsAt is { } end ? $"; it ends at about {end.ToLocalTime():HH:mm}." : "."),
    };

    private async Task<RunAnswer> OfAsync(RequestedRun requested, LiveEnd end, CancellationToken cancellationToken)
    {
        if (end is not { HasReport: true, Id: { } id })
            return new RunAnswer(false, Sentence(end), "");
        if (end.Status != RunStatus.Complete)
            return new RunAnswer(
                false, $"{Sentence(end)} What was measured until then is in its report.", RunComment.Of(end.Headlines, [Link(id)]));
        if (requested.Before is not { } before)
            return new RunAnswer(true, First(end.Headlines) ?? "All rounds were run.", RunComment.Of(end.Headlines, [Link(id)]));

        try
        {
            var difference = RunDifference.Of(
                RunEvaluation.Of(await new RunFolder(before).ReadAsync(cancellationToken), PriceSheets.Default),
                RunEvaluation.Of(await new RunFolder(catalog.Folder(id)!).ReadAsync(cancellationToken), PriceSheets.Default),
                RunDifference.UsualMeasures, RunDifference.UsualThreshold);
            return new RunAnswer(
                true, DifferenceComment.SentenceOf(difference), RunComment.Of(end.Headlines, [Link(id), Link(before.Name)], difference));
        }
        catch (RunFolderException exception)
        {
            // Somebody may have removed it meanwhile.
            return new RunAnswer(
                false, $"All rounds were run, but there is nothing to compare with: {exception.Message}",
                RunComment.Of(end.Headlines, [Link(id)]));
        }
    }

    // A reason is a clause, of which the page makes no sentence.
    private static string Sentence(LiveEnd end)
    {
        var reason = end.StatusReason ?? "the run ended without a report; the log of the live page says why";
        return $"{char.ToUpperInvariant(reason[0])}{reason[1..].TrimEnd('.')}.";
    }

    private static string? First(IReadOnlyList<string> headlines) => headlines is [var first, ..] ? first : null;

    private (string Run, Uri Report) Link(string run) => (run, links.Of(run));
}

/// <summary>Links that open one report and nothing else, where the browser has no session: who asked by a command line or in Aspire's
/// dashboard has none. They are read alone, hold for a day, and their key never leaves this process's user.</summary>
internal sealed class ReportLinks(IDataProtectionProvider protection, LiveSettings settings)
{
    public const string Path = "/reports";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector(nameof(ReportLinks)).ToTimeLimitedDataProtector();

    public Uri Of(string run) => new($"http://localhost:{settings.Port}{Path}/{_protector.Protect(run, Lifetime)}");

    /// <summary>The run whose report a link opens; null of one that is none, or no more.</summary>
    public string? RunOf(string ticket)
    {
        try
        {
            return _protector.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
