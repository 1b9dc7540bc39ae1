using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Running;

/// <summary>Keeps the latencies of a round until it is over.</summary>
internal sealed class RoundLatency
{
    private readonly Dictionary<int, List<double>> _seconds = [];

    public void Add(PipelineRecord pipeline)
    {
        if (pipeline.Error is not null)
            return;
        if (!_seconds.TryGetValue(pipeline.Round, out var seconds))
            _seconds[pipeline.Round] = seconds = [];
        seconds.Add(pipeline.Seconds);
    }

    /// <summary>The median of a round, in seconds, which is then forgotten; null if no run of it was answered.</summary>
    public double? Take(int round)
    {
        if (!_seconds.Remove(round, out var seconds))
            return null;
        seconds.Sort();
        var middle = seconds.Count / 2;
        return seconds.Count % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
    }
}
