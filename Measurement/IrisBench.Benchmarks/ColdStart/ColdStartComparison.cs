namespace IrisBench.Benchmarks.ColdStart;

/// <summary>Starts both sides in turns. The first start of each only fills the disk cache and is not counted.</summary>
internal sealed class ColdStartComparison(Func<Task<ProcessAnswer>> ours, Func<Task<ProcessAnswer>> pythons)
{
    private readonly List<double> _ours = [];
    private readonly List<double> _pythons = [];

    /// <summary>Seconds from process start to answer.</summary>
    public IReadOnlyList<double> Ours => _ours;

    public IReadOnlyList<double> Pythons => _pythons;

    public double Ratio => Median.Of(_ours) / Median.Of(_pythons);

    /// <exception cref="MeasurementException">A side fails, or the two do not give the same species.</exception>
    public async Task RunAsync(int rounds)
    {
        for (var round = 0; round <= rounds; round++)
        {
            var (our, python) = (await ours(), await pythons());
            if (our.Output.Trim() != python.Output.Trim())
                throw new MeasurementException($"The sides disagree: '{our.Output.Trim()}' and '{python.Output.Trim()}'.");
            if (round == 0)
                continue;
            _ours.Add(our.Elapsed.TotalSeconds);
            _pythons.Add(python.Elapsed.TotalSeconds);
        }
    }
}
