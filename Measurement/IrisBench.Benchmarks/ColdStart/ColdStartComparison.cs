namespace IrisBench.Benchmarks.ColdStart;

/// <summary>Starts the sides of a step in turns. The first start of each only fills the disk cache and is not counted.</summary>
internal sealed class ColdStartComparison(ColdStartStep step, IReadOnlyDictionary<string, Func<Task<ProcessAnswer>>> sides)
{
    /// <summary>Name of the side that the others are compared with.</summary>
    public const string Python = "python";

    private readonly Dictionary<string, List<double>> _seconds = sides.Keys.ToDictionary(side => side, _ => new List<double>());

    public ColdStartStep Step => step;

    /// <summary>Seconds from process start to answer, by side.</summary>
    public IReadOnlyDictionary<string, List<double>> Seconds => _seconds;

    public double RatioOf(string side) => Median.Of(_seconds[side]) / Median.Of(_seconds[Python]);

    /// <exception cref="MeasurementException">A side fails, or two predictions differ.</exception>
    public async Task RunAsync(int rounds)
    {
        for (var round = 0; round <= rounds; round++)
        {
            var answers = new HashSet<string>();
            foreach (var (side, start) in sides)
            {
                var answer = await start();
                answers.Add(answer.Output.Trim());
                if (round > 0)
                    _seconds[side].Add(answer.Elapsed.TotalSeconds);
            }

            if (step.Name == "predict" && answers.Count > 1)
                throw new MeasurementException($"The sides disagree: {string.Join(", ", answers)}.");
        }
    }
}
