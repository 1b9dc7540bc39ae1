namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>
/// Runs the pipeline of both sides in each mode in turns, the other one first in every second round. The first round warms both up
/// and is not counted.
/// </summary>
internal sealed class PipelineComparison(PipelineCalls own, PipelineCalls python)
{
    private readonly Dictionary<(string What, string Side), List<double>> _seconds = [];

    public IReadOnlyList<ComparedSeconds> Rows
        => [.. _seconds.Keys.Select(key => key.What).Distinct().Select(what => new ComparedSeconds(what, _seconds[(what, own.Name)], _seconds[(what, python.Name)]))];

    /// <exception cref="MeasurementException">A side fails, or the two disagree.</exception>
    public async Task RunAsync(int rounds, CancellationToken cancellationToken)
    {
        for (var round = 0; round <= rounds; round++)
        {
            await Console.Error.WriteLineAsync(round == 0 ? "warming up" : $"round {round} of {rounds}");
            PipelineCalls[] order = round % 2 == 0 ? [own, python] : [python, own];
            var species = new HashSet<string>();
            foreach (var mode in PipelineMode.All)
            {
                foreach (var side in order)
                {
                    var times = await side.RunAsync(mode, cancellationToken);
                    species.Add(times.Species);
                    if (round > 0)
                        Keep(mode, side.Name, times);
                }
            }

            if (species.Count > 1)
                throw new MeasurementException($"The sides disagree: {string.Join(", ", species)}.");
        }
    }

    private void Keep(string mode, string side, PipelineTimes times)
    {
        Add($"pipeline, {mode}", times.Seconds);
        foreach (var (step, seconds) in times.Steps)
            Add($"{step}, {mode}", seconds);

        void Add(string what, double seconds)
        {
            if (!_seconds.TryGetValue((what, side), out var list))
                _seconds[(what, side)] = list = [];
            list.Add(seconds);
        }
    }
}
