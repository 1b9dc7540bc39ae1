using IrisBench.Pipeline.Load;

namespace IrisBench.Benchmarks.Load;

/// <summary>
/// Our load and numpy's in turns, so that both see the same machine: a neighbour's noise or a falling clock hits both.
/// </summary>
internal sealed class LoadComparison(NumpyLoad numpy, int size, TimeSpan duration)
{
    private const string LoadAverageFile = "/proc/loadavg";
    private readonly List<double> _ourRates = [];
    private readonly List<NumpyRound> _numpyRounds = [];

    public IReadOnlyList<double> OurRates => _ourRates;

    public IReadOnlyList<NumpyRound> NumpyRounds => _numpyRounds;

    /// <summary>
    /// Runnable processes over the last minute before the comparison. Above zero others take part of the cores, which
    /// costs OpenBLAS more, as its threads wait for each other in every operation.
    /// </summary>
    public string LoadAverage { get; } = File.Exists(LoadAverageFile) ? File.ReadAllText(LoadAverageFile).Split(' ')[0] : "unknown";

    public double OurMedian => Median.Of(_ourRates);

    public double NumpyMedian => Median.Of(_numpyRounds.Select(round => round.Rate));

    public double Ratio => OurMedian / NumpyMedian;

    /// <exception cref="MeasurementException">numpy is missing or not linked to OpenBLAS.</exception>
    public async Task RunAsync(int rounds, CancellationToken cancellationToken)
    {
        await RequireOpenBlasAsync(cancellationToken);
        var rate = await MeasureOursAsync(Environment.ProcessorCount, cancellationToken);
        for (var round = 0; round < rounds; round++)
        {
            var iterations = (int)Math.Clamp(rate * duration.TotalSeconds, 1, LoadParameters.MaxIterations);
            rate = await MeasureOursAsync(iterations, cancellationToken);
            _ourRates.Add(rate);
            _numpyRounds.Add(await numpy.RunAsync(duration, cancellationToken));
        }
    }

    private async Task RequireOpenBlasAsync(CancellationToken cancellationToken)
    {
        var probe = await numpy.RunAsync(TimeSpan.Zero, cancellationToken);
        if (!probe.IsOpenBlas)
            throw new MeasurementException($"numpy runs on {probe.Blas}, not on OpenBLAS: apt-get install libopenblas0-pthread");
    }

    private async Task<double> MeasureOursAsync(int iterations, CancellationToken cancellationToken)
    {
        var answer = await LoadWorkload.RunAsync(new LoadParameters(iterations, size, Seed: null), cancellationToken);
        return answer.Iterations / answer.ElapsedSeconds;
    }
}
