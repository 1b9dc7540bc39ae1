namespace IrisBench.Experiments.Measurement;

/// <summary>Readings of one component over a stretch of time; the first and the last are its edges.</summary>
internal sealed class ReadingSeries(IReadOnlyList<Reading> readings)
{
    /// <summary>Processor time between the edges, from the counters, in seconds.</summary>
    public double CpuSeconds => readings[^1].CpuSeconds - readings[0].CpuSeconds;

    public double MaxBytes => readings.Max(reading => reading.WorkingSetBytes);

    /// <summary>Mean over time, between readings by a straight line.</summary>
    public double MeanBytes
    {
        get
        {
            var duration = readings[^1].AtSeconds - readings[0].AtSeconds;
            var area = readings.Zip(readings.Skip(1), (from, to) => (to.AtSeconds - from.AtSeconds) * (from.WorkingSetBytes + to.WorkingSetBytes) / 2).Sum();
            return duration > 0 ? area / duration : readings[^1].WorkingSetBytes;
        }
    }

    /// <summary>Cores busy in the busiest stretch of at least <paramref name="windowSeconds"/>; the mean if there is none that long.</summary>
    public double MaxCores(double windowSeconds)
    {
        var stretches = readings
            .Select(end => (Start: readings.LastOrDefault(start => end.AtSeconds - start.AtSeconds >= windowSeconds), End: end))
            .Where(stretch => stretch.Start is not null)
            .Select(stretch => Cores(stretch.Start!, stretch.End));
        return stretches.DefaultIfEmpty(Cores(readings[0], readings[^1])).Max();
    }

    private static double Cores(Reading start, Reading end)
        => end.AtSeconds > start.AtSeconds ? (end.CpuSeconds - start.CpuSeconds) / (end.AtSeconds - start.AtSeconds) : 0;
}
