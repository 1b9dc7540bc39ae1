using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.OverTime;

/// <summary>What a side did in each second of a round whose load changes: medians over its rounds, and percentiles of all their runs
/// together. A run counts to the window in which it should have been sent; its answer to the one in which it came.</summary>
internal sealed class RoundWindows(RawRun run, ComponentRoles roles)
{
    // A day's load is drawn by as many points.
    private const int MostWindows = 600;

    private readonly IReadOnlyDictionary<string, ComponentSeries> _series = ComponentSeries.Of(run.Samples);

    /// <summary>The windows of a side, in their order; empty where it has no round that counts.</summary>
    public IReadOnlyList<WindowSummary> Of(SideRounds side)
    {
        if (side.Rounds.Count == 0)
            return [];
        var longest = side.Rounds.Max(round => round.Record.DurationSeconds);
        var width = Math.Max(1, Math.Ceiling(longest / MostWindows));
        ComponentSeries[] own = [.. _series.Where(component => roles.IsOf(side.Definition, component.Key)).Select(one => one.Value)];
        var rounds = side.Rounds.Select(round => new Counts(round, own, width, (int)Math.Ceiling(longest / width))).ToArray();
        return [.. Enumerable.Range(0, rounds[0].Windows).Select(window => SummaryOf(window, width, rounds))];
    }

    private static WindowSummary SummaryOf(int window, double width, Counts[] rounds)
    {
        var latency = LatencyHistogram.Of(rounds.SelectMany(round => round.Latencies[window]));
        return new WindowSummary(
            window * width, width, MedianOf(round => round.Asked[window] / width), MedianOf(round => round.Answered[window] / width),
            latency.Count == 0 ? null : latency.P50, latency.P99, MedianOf(round => round.Failed[window]),
            MedianOf(round => round.ColdStarts[window]), Known(round => round.Replicas(window)), Known(round => round.Cores(window)),
            Known(round => round.Bytes(window)));

        double MedianOf(Func<Counts, double> value) => Median.Of(rounds.Select(value));

        double? Known(Func<Counts, double?> value)
            => rounds.Select(value).OfType<double>().ToArray() is { Length: > 0 } known ? Median.Of(known) : null;
    }

    // One round, cut into windows. Of those after its end it knows no CPU, memory and processes: others have their turn then.
    private sealed class Counts
    {
        private readonly IReadOnlyList<ComponentSeries> _own;
        private readonly double _begin;
        private readonly double _seconds;
        private readonly double _width;

        public Counts(CountedRound round, IReadOnlyList<ComponentSeries> own, double width, int windows)
        {
            (_own, _width, Windows) = (own, width, windows);
            (_begin, _seconds) = (round.Record.StartedAtSeconds, round.Record.DurationSeconds);
            (Asked, Answered, Failed, ColdStarts) = (new int[windows], new int[windows], new int[windows], new int[windows]);
            Latencies = [.. Enumerable.Range(0, windows).Select(_ => new List<double>())];
            foreach (var pipeline in round.Answered)
            {
                var asked = WindowOf(pipeline.IntendedAtSeconds);
                Asked[asked]++;
                Answered[WindowOf(pipeline.IntendedAtSeconds + pipeline.Seconds)]++;
                ColdStarts[asked] += pipeline.Steps.Count(step => step.Cold is not null);
                if (round.IsInTime)
                    Latencies[asked].Add(pipeline.Seconds);
            }

            foreach (var pipeline in round.Failed)
            {
                Asked[WindowOf(pipeline.IntendedAtSeconds)]++;
                Failed[WindowOf(pipeline.IntendedAtSeconds)]++;
            }
        }

        public int Windows { get; }

        public int[] Asked { get; }

        public int[] Answered { get; }

        public int[] Failed { get; }

        public int[] ColdStarts { get; }

        public List<double>[] Latencies { get; }

        public double? Cores(int window)
            => Sum(window, one => one.CpuSecondsAt(EndOf(window)) - one.CpuSecondsAt(BeginOf(window))) / (EndOf(window) - BeginOf(window));

        public double? Bytes(int window) => Sum(window, one => one.BytesAt(EndOf(window)));

        public double? Replicas(int window) => Sum(window, one => one.ReplicasAt(EndOf(window)));

        private double? Sum(int window, Func<ComponentSeries, double> value)
            => _own.Count == 0 || EndOf(window) <= BeginOf(window) ? null : _own.Sum(value);

        private double BeginOf(int window) => _begin + (window * _width);

        private double EndOf(int window) => _begin + Math.Min(_seconds, (window + 1) * _width);

        private int WindowOf(double seconds) => Math.Clamp((int)(seconds / _width), 0, Windows - 1);
    }
}
