using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement;

/// <summary>What each component used in a round, from its edges and what was sampled between them.</summary>
internal static class RoundUse
{
    // Samples come a little early at times; half an interval is still long enough for a rate.
    private const double WindowShare = 0.5;

    /// <summary>So many intervals of its source a round must last for a maximum: else what is read is mostly the rest around it.</summary>
    public const double FewestIntervals = 4;

    /// <summary>Of a round between two edges, whose span is on the run's clock, with the cores that were busy while it rested. Of a forked
    /// component each process lives for one request.</summary>
    public static IReadOnlyList<ComponentUse> Of(
        Edge begin, Edge end, (double Begin, double End) span, IReadOnlyDictionary<string, double> baselineCores, Timeline timeline,
        RoundSource source, IReadOnlyList<string> forked)
        => [.. end.Readings.Values.Select(last =>
        {
            var first = begin.Readings[last.Component];
            var baseline = baselineCores.GetValueOrDefault(last.Component);
            Reading[] readings = [first, .. timeline.Between(last.Component, first.AtSeconds, last.AtSeconds), last];
            var (series, isForked) = (new ReadingSeries(readings), forked.Contains(last.Component));
            var cpuSeconds = CpuSeconds(series, baseline, first, last, span);
            var (kind, memory) = (source.MemoryOf(last.Component), Memory(readings, isForked));
            return new ComponentUse(
                last.Component, cpuSeconds, MaxCores(series, cpuSeconds, span.End - span.Begin, source), baseline,
                memory.BaselineBytes, memory.MaxBytes, memory.MeanBytes, kind,
                kind == MemoryKind.Own ? Memory(Array.ConvertAll(readings, reading => reading.ToResident()), isForked) : null,
                last.CpuIncomplete,
                Replicas(readings));
        })];

    private static ReplicaUse? Replicas(Reading[] readings)
    {
        var most = readings.Max(reading => reading.Replicas);
        if (most <= 1)
            return null;
        // While some start or end, the memory is of more processes than take requests.
        var steady = readings.Zip(readings.Skip(1)).Where(pair => pair.First.Replicas == pair.Second.Replicas && pair.First.Replicas > 0)
            .Select(pair => Math.Min(pair.First.WorkingSetBytes, pair.Second.WorkingSetBytes) / pair.First.Replicas);
        return new ReplicaUse(
            most, readings[^1].PeakWorkingSetBytes ?? steady.DefaultIfEmpty(readings.Max(reading => reading.WorkingSetBytes) / most).Max());
    }

    // A maximum of stretches that lie half in the rest may be below the mean of the round, which is none.
    private static double? MaxCores(ReadingSeries series, double cpuSeconds, double seconds, RoundSource source)
        => seconds < FewestIntervals * source.DelaySeconds
            ? null
            : Math.Min(
                source.MostCores,
                Math.Max(series.MaxCores(source.SampleSeconds * WindowShare), seconds > 0 ? cpuSeconds / seconds : 0));

    private static ResidentUse Memory(Reading[] readings, bool forked)
    {
        var series = new ReadingSeries(readings);
        return new ResidentUse(
            readings[0].WorkingSetBytes, Math.Max(series.MaxBytes, PeakInRound(readings[0], readings[^1], forked)), series.MeanBytes);
    }

    // A reading may lie outside the round (a Prometheus server scrapes when it scrapes). The component rested there, so
    // what it took is known from the rest and does not belong to the round. Scraped directly this is a millisecond's worth.
    private static double CpuSeconds(
        ReadingSeries series, double baselineCores, Reading first, Reading last, (double Begin, double End) span)
    {
        var outside = Math.Max(0, span.Begin - first.AtSeconds) + Math.Max(0, last.AtSeconds - span.End);
        return Math.Max(0, series.CpuSeconds - (baselineCores * outside));
    }

    // The peak is of all time: it belongs to this round when it rose in it. Forked processes are all alike and gone by the
    // next reading, so there the peak stands for the round in any case.
    private static double PeakInRound(Reading first, Reading last, bool forked)
        => last.PeakWorkingSetBytes is { } peak
            && (forked || last.ToResident().PeakWorkingSetBytes > (first.ToResident().PeakWorkingSetBytes ?? 0))
            ? peak
            : 0;
}

/// <summary>What a round has to know of where its readings come from.</summary>
/// <param name="SampleSeconds">Time between two samples, in seconds.</param>
/// <param name="DelaySeconds">How long it takes until a change shows, in seconds.</param>
/// <param name="MostCores">More than so many cannot be busy.</param>
/// <param name="Memory">How memory is counted.</param>
internal sealed record RoundSource(double SampleSeconds, double DelaySeconds, double MostCores, MemoryKind Memory)
{
    public static RoundSource Of(IMeasurementSource source, MachineDescription machine, double sampleSeconds)
        => new(sampleSeconds, source.DelaySeconds, MachineLimits.MostCores(machine, source.Kind, source.Memory), source.Memory);

    /// <summary>irisbench tells its own resident set.</summary>
    public MemoryKind MemoryOf(string component) => component == ComponentNames.Generator ? MemoryKind.Resident : Memory;
}

/// <summary>Readings of one component over a stretch of time; the first and the last are its edges.</summary>
internal sealed class ReadingSeries(IReadOnlyList<Reading> readings)
{
    /// <summary>Processor time between the edges, from the counters, in seconds.</summary>
    public double CpuSeconds => readings[^1].CpuSeconds - readings[0].CpuSeconds;

    public double MaxBytes => readings.Max(reading => reading.WorkingSetBytes);

    private double Seconds => readings[^1].AtSeconds - readings[0].AtSeconds;

    /// <summary>Mean over time, between readings by a straight line.</summary>
    public double MeanBytes => Seconds > 0
        ? readings.Zip(readings.Skip(1), (from, to) => (to.AtSeconds - from.AtSeconds) * (from.WorkingSetBytes + to.WorkingSetBytes) / 2)
            .Sum() / Seconds
        : readings[^1].WorkingSetBytes;

    /// <summary>Cores busy in the busiest stretch of at least <paramref name="windowSeconds"/>;
    /// the mean if there is none that long.</summary>
    public double MaxCores(double windowSeconds)
        => readings
            .Select(end => readings
                .LastOrDefault(start => end.AtSeconds - start.AtSeconds >= windowSeconds && end.CoresSince(start) is not null) is { } start
                ? end.CoresSince(start)
                : null)
            .Max() ?? (Seconds > 0 ? CpuSeconds / Seconds : 0);
}
