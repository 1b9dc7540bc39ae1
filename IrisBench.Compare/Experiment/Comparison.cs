using IrisBench.Compare.Measurement;
using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

/// <summary>
/// Baseline, one discarded warm-up of each side, then the repetitions, interleaved so that a slow minute of the
/// machine hits both sides.
/// </summary>
internal sealed class Comparison(Testbed testbed, Profile profile, PipelineInput input, Action<ComparisonProgress> tell)
{
    private readonly int _parts = 2 + (2 * (profile.Repetitions + 1));
    private int _done;

    /// <exception cref="CompareException">A step failed, a sample is missing, or the sides disagree.</exception>
    public async Task<ComparisonResult> RunAsync(CancellationToken cancellationToken)
    {
        var startedAt = DateTimeOffset.UtcNow;
        var baseline = await BaselineAsync(cancellationToken);
        await PairAsync(repetition: 0, cancellationToken);
        var runs = new List<SideRun>();
        for (var repetition = 1; repetition <= profile.Repetitions; repetition++)
        {
            runs.AddRange(await PairAsync(repetition, cancellationToken));
        }

        return new ComparisonResult(ComparisonResult.CurrentSchema, startedAt, MachineDescription.Read(), profile, baseline, runs,
        [
            SideSummary.Of(testbed.Functions, profile, baseline, runs),
            SideSummary.Of(testbed.Monolith, profile, baseline, runs),
        ]);
    }

    private async Task<Recording> BaselineAsync(CancellationToken cancellationToken)
    {
        await RecordAsync("settling", testbed.Everything, testbed.Everything.SettleAsync, cancellationToken);
        return (await RecordAsync("baseline", testbed.Everything, token => IdleAsync(profile.Baseline, token), cancellationToken)).Recording;
    }

    private static async Task<TimeSpan> IdleAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        await Task.Delay(duration, cancellationToken);
        return duration;
    }

    private async Task<SideRun[]> PairAsync(int repetition, CancellationToken cancellationToken)
    {
        var when = repetition == 0 ? "warm-up" : $"repetition {repetition}";
        var functions = await RunAsync(testbed.Functions, repetition, when, cancellationToken);
        var monolith = await RunAsync(testbed.Monolith, repetition, when, cancellationToken);
        ParityGate.Check(when, functions.Pipeline, monolith.Pipeline);
        return [functions, monolith];
    }

    private async Task<SideRun> RunAsync(SideUnderTest side, int repetition, string when, CancellationToken cancellationToken)
    {
        var startedAt = DateTimeOffset.UtcNow;
        var (pipeline, recording) = await RecordAsync(
            $"{side.Side.Name}, {when}", side.Sampler, token => side.Side.RunPipelineAsync(input, token), cancellationToken);
        return new SideRun(side.Side.Name, repetition, startedAt, pipeline, recording);
    }

    private async Task<(T Result, Recording Recording)> RecordAsync<T>(
        string what, Sampler sampler, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        tell(new ComparisonProgress(what, _done, _parts));
        try
        {
            var recorded = await sampler.RecordAsync(work, cancellationToken);
            tell(new ComparisonProgress(what, ++_done, _parts));
            return recorded;
        }
        catch (StepFailedException exception)
        {
            throw new CompareException($"{what}, {exception.Message}", exception);
        }
        catch (MeasurementVoidException exception)
        {
            throw new CompareException($"{what} is void: {exception.Message}.", exception);
        }
    }
}
