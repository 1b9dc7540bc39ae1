using System.Globalization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load.Traces;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Experiments.Load;

internal static class LoadRun
{
    public static Task<LoadResult> RunAsync(
        LoadDefinition load, PipelineCaller caller, int arrivalSeed, PlayedTrace? trace, CancellationToken cancellationToken)
        => load.Kind switch
        {
            LoadKind.Sequential => ClosedLoad.RunAsync(caller, load.Runs, callers: 1, cancellationToken),
            LoadKind.Closed => ClosedLoad.RunAsync(caller, load.Runs, load.Concurrency, cancellationToken),
            LoadKind.Open or LoadKind.Stages or LoadKind.Trace
                => OpenLoad.RunAsync(caller, ArrivalSchedule.Of(load, arrivalSeed, trace), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(load), load.Kind, "Unknown kind of load."),
        };
}

/// <summary>A fixed number of callers, each of which sends its next run when the last is answered;
/// one caller is the sequential load.</summary>
internal static class ClosedLoad
{
    public static async Task<LoadResult> RunAsync(PipelineCaller caller, int runs, int callers, CancellationToken cancellationToken)
    {
        using var failure = new FirstFailure(cancellationToken);
        var next = -1;
        var result = new LoadResult();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(callers, runs)).Select(_ => CallInTurnAsync()));
        failure.Throw();
        result.DurationSeconds = caller.Clock.Seconds;
        return result;

        async Task CallInTurnAsync()
        {
            try
            {
                while (Interlocked.Increment(ref next) is var sequence && sequence < runs)
                    result.Add(await caller.CallAsync(sequence, intendedAtSeconds: null, failure.Token));
            }
            catch (Exception exception)
            {
                await failure.NoteAsync(exception);
            }
        }
    }
}

/// <summary>What a load did in a round, from its begin to the last answer. What came of a run is written down at once; of
/// each only two times are kept here, so that a long round takes no more memory than that.</summary>
internal sealed class LoadResult
{
    private readonly Lock _lock = new();
    private readonly List<double> _lags = [];
    private readonly List<double> _seconds = [];
    private int _failed;

    public double DurationSeconds { get; set; }

    /// <summary>Intended runs that were not sent.</summary>
    public int Unsent { get; set; }

    public int Sent => _seconds.Count;

    public bool AllFailed => Sent > 0 && _failed == Sent;

    /// <summary>Why the first one failed that did; null when none did.</summary>
    public string? FirstError { get; private set; }

    /// <summary>Counts a run that was sent, from any thread.</summary>
    public void Add(PipelineRecord run)
    {
        lock (_lock)
        {
            _lags.Add(run.SentAtSeconds - run.IntendedAtSeconds);
            _seconds.Add(run.Seconds);
            _failed += run.Error is null ? 0 : 1;
            FirstError ??= run.Error;
        }
    }

    /// <summary>From when a run should have been sent to when it was, in seconds, in order; none of a load that sent nothing.</summary>
    public double[] Lags() => [.. _lags.Order()];

    public double MedianSeconds() => _seconds.Order().ElementAtOrDefault(Sent / 2);
}

/// <summary>Sends one pipeline run of a round and writes down what came of it.</summary>
internal sealed class PipelineCaller(
    int round, PipelineSide side, PipelineDefinition pipeline, CallerPool callers, Action<PipelineRecord> write)
{
    public RunClock Clock { get; } = new();

    /// <summary>Its place in the round decides the flower. Where a load has no plan of times, it should be sent when it is.</summary>
    public async Task<PipelineRecord> CallAsync(int sequence, double? intendedAtSeconds, CancellationToken cancellationToken)
    {
        var connection = callers.Rent();
        try
        {
            var (sent, received) = (connection.Bytes.Sent, connection.Bytes.Received);
            var sentAt = Clock.Seconds;
            var answer = await side.RunAsync(connection, pipeline.Flowers[sequence % pipeline.Flowers.Count], cancellationToken);
            var record = new PipelineRecord
            {
                Round = round,
                Sequence = sequence,
                IntendedAtSeconds = intendedAtSeconds ?? sentAt,
                SentAtSeconds = sentAt,
                Seconds = Clock.Seconds - (intendedAtSeconds ?? sentAt),
                Answers = answer.Answers,
                Error = answer.Error,
                FailedStep = answer.FailedStep,
                Steps = answer.Steps,
                BytesSent = connection.Bytes.Sent - sent,
                BytesReceived = connection.Bytes.Received - received,
            };
            write(record);
            return record;
        }
        finally
        {
            callers.Return(connection);
        }
    }
}

/// <summary>What the load generator may be short of its plan. Beyond it a round says more about irisbench than about the side, and does
/// not count.</summary>
public static class GeneratorLimits
{
    /// <summary>Lag that is always forgiven, in seconds: what a busy two-core machine takes to wake a thread.</summary>
    public const double LagSeconds = 0.010;

    /// <summary>Lag forgiven beside slow answers: the 99th percentile of the lag by the median latency, which contains it.</summary>
    public const double LagShare = 0.1;

    /// <summary>Share of the machine's processors that irisbench, its sampler left out, may take from what it measures.</summary>
    public const double CpuShare = 0.25;

    /// <summary>Share of the intended runs that may be unsent: with more, the latencies of the slowest are missing.</summary>
    public const double UnsentShare = 0.01;

    /// <summary>Why the latencies of a round do not count, or null when the generator sent in time. What the side used for it is as it
    /// would have been a moment earlier.</summary>
    internal static string? Late(GeneratorReport report, LoadResult load)
    {
        var (lag, lagLimit) = (report.LagP99Seconds, Math.Max(LagSeconds, LagShare * load.MedianSeconds()));
        return lag <= lagLimit ? null : Text(
            $"irisbench sent late: the 99th percentile of its lag was {lag * 1000:0.#} ms, {lagLimit * 1000:0.#} ms are allowed");
    }

    /// <summary>Why a round is void, or null when the generator kept to its plan but for the moments.</summary>
    internal static string? Broken(GeneratorReport report, LoadResult load, int cores)
    {
        var intended = load.Sent + report.Unsent;
        var share = (report.CpuSeconds - report.SamplerCpuSeconds) / (Math.Max(load.DurationSeconds, 1e-9) * cores);
        return report switch
        {
            _ when share > CpuShare => Text(
                $"irisbench itself took {share * 100:0} % of the processors, {CpuShare * 100:0} % are allowed"),
            _ when report.Unsent > UnsentShare * intended => Text(
                $"{report.Unsent} of {intended} runs were not sent, because {OpenLoad.MaximumInFlight} were unanswered"),
            _ => null,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
