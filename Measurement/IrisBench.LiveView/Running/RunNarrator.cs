using IrisBench.Evaluation.Statistics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.LiveView.Board;

namespace IrisBench.LiveView.Running;

/// <summary>Puts a run's events on the board. Not for several threads at once.</summary>
internal sealed class RunNarrator(RunBoard board, Experiment experiment, TimeProvider time)
{
    private readonly TimeLeft _left = new(experiment);
    private readonly RoundLatency _latency = new();
    private readonly HashSet<int> _failed = [];
    private UseSeries? _series;
    private int _total;
    private int _done;

    public void Tell(RunEvent progress)
    {
        switch (progress)
        {
            case RunStarted started:
                _series = new UseSeries(started.Header.Components, started.MostCores);
                _total = started.Rounds;
                board.Head(new LiveHeader(started.Header.Id, _series.Groups));
                break;
            case PhaseStarted phase:
                Progress(phase.Text, side: null);
                break;
            case PointEnded point:
                _total -= point.RoundsSaved;
                break;
            case RoundStarted round:
                _total += round.IsRepetition ? 1 : 0;
                Progress($"{KindText(round.Kind)} of {round.Side}{(round.Point.Length > 0 ? $" at {round.Point}" : "")}", round.Side);
                break;
            case PipelineAnswered answered:
                _latency.Add(answered.Pipeline);
                // One a round will do; the report counts them.
                if (answered.Pipeline.Error is { } error && _failed.Add(answered.Pipeline.Round))
                    board.Warn($"Round {answered.Pipeline.Round + 1}: a pipeline run failed: {error}");
                break;
            case Sampled sampled when _series?.Next(sampled.Sample) is { } point:
                board.Add(point);
                break;
            case RoundEnded ended:
                End(ended.Round);
                break;
        }
    }

    /// <summary>The run is over, and what it measured is made a report of.</summary>
    public void TellOfReport() => Progress("writing the report", side: null);

    private void End(RoundRecord round)
    {
        _done++;
        _left.Add(round);
        board.Add(new LiveRound(
            round.Index, round.Side, round.Kind, round.StartedAtSeconds, round.DurationSeconds,
            _latency.Take(round.Index), round.VoidReason));
        if (round.DisturbedReason is { } disturbed)
            board.Warn($"Round {round.Index + 1}, {round.Side}, was disturbed: {disturbed}");
        if (round.VoidReason is { } reason)
            board.Warn($"Round {round.Index + 1}, {round.Side}, is void: {reason}");
        else if (round.LateReason is { } late)
            board.Warn($"Round {round.Index + 1}, {round.Side}, has no times that count: {late}");
        if (!round.Rested)
        {
            board.Warn($"Round {round.Index + 1}, {round.Side}, began without rest: "
                + FormattableString.Invariant($"after {round.RestSeconds:0.#} s the processes were still busier than in the baseline."));
        }
    }

    private void Progress(string text, string? side)
        => board.Tell(new LiveProgress(text, side, _done, _total, _left.Estimate() is { } left ? time.GetUtcNow() + left : null));

    private static string KindText(RoundKind kind) => kind switch
    {
        RoundKind.WarmUp => "warm-up",
        RoundKind.NoisePair => "noise pair",
        _ => "round",
    };
}

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
    public double? Take(int round) => _seconds.Remove(round, out var seconds) ? Median.Of(seconds) : null;
}

/// <summary>Estimates how long a run will still take: of each side the rounds to come, by the mean time of its rounds so far, rest before
/// them included. A side that had no round yet is taken to be as fast as the others.</summary>
internal sealed class TimeLeft(Experiment experiment)
{
    private readonly int _points = SweepPoints.Of(experiment).Count;
    private readonly Dictionary<string, (int Rounds, double Seconds)> _past
        = experiment.Sides.ToDictionary(side => side.Name, _ => (0, 0.0));

    public void Add(RoundRecord round)
    {
        var (rounds, seconds) = _past[round.Side];
        _past[round.Side] = (rounds + 1, seconds + round.RestSeconds + round.DurationSeconds);
    }

    /// <summary>The estimate; null before the first round is over.</summary>
    public TimeSpan? Estimate()
    {
        var all = _past.Values.Aggregate((one, two) => (one.Rounds + two.Rounds, one.Seconds + two.Seconds));
        if (all.Rounds == 0)
            return null;
        var seconds = experiment.Sides.Sum(side =>
        {
            var (rounds, past) = _past[side.Name];
            return Math.Max(0, Planned(side) - rounds) * (rounds > 0 ? past / rounds : all.Seconds / all.Rounds);
        });
        return TimeSpan.FromSeconds(seconds);
    }

    private int Planned(SideDefinition side)
        => _points * (experiment.WarmUps
            + (experiment.NoiseFloor && experiment.Sides.Count > 1 && side == experiment.Sides[0] ? 2 : 1) * experiment.Rounds);
}
