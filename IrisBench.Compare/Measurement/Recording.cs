namespace IrisBench.Compare.Measurement;

/// <summary>Samples of a stretch of time; the first and the last are its edges.</summary>
internal sealed record Recording(IReadOnlyList<Sample> Samples)
{
    /// <summary>Processor time between the edges, from the counters, in seconds.</summary>
    public double CpuSeconds(IEnumerable<string> processes)
        => Samples[^1].CpuSeconds(processes) - Samples[0].CpuSeconds(processes);

    /// <summary>Processor time per second between the edges: cores busy on average.</summary>
    public double MeanCores(IReadOnlyCollection<string> processes) => Cores(Samples[0], Samples[^1], processes);

    /// <summary>Cores busy in the busiest stretch of at least <paramref name="window"/>; the mean if there is none that long.</summary>
    public double MaxCores(IReadOnlyCollection<string> processes, TimeSpan window)
    {
        var stretches = Samples
            .Select(end => (Start: Samples.LastOrDefault(start => end.AtSeconds - start.AtSeconds >= window.TotalSeconds), End: end))
            .Where(stretch => stretch.Start is not null)
            .Select(stretch => Cores(stretch.Start!, stretch.End, processes));
        return stretches.DefaultIfEmpty(MeanCores(processes)).Max();
    }

    public double MaxMemoryBytes(IEnumerable<string> processes) => Samples.Max(sample => sample.WorkingSetBytes(processes));

    public double MedianMemoryBytes(IEnumerable<string> processes)
        => Median.Of(Samples.Select(sample => sample.WorkingSetBytes(processes)));

    // By process, because they are not read at exactly the same time.
    private static double Cores(Sample start, Sample end, IEnumerable<string> processes)
        => processes.Sum(process => Cores(start.Processes[process], end.Processes[process]));

    private static double Cores(ProcessReading start, ProcessReading end)
        => (end.CpuSeconds - start.CpuSeconds) / (end.AtSeconds - start.AtSeconds);
}
