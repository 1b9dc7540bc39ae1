using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Progress;
using IrisBench.LiveView.Board;
using IrisBench.LiveView.Timelines;

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
                _series = new UseSeries(started.Header.Components);
                _total = started.Rounds;
                board.Head(new LiveHeader(started.Header.Id, _series.Groups));
                break;
            case PhaseStarted phase:
                Progress(phase.Text, side: null);
                break;
            case RoundStarted round:
                Progress($"{KindText(round.Kind)} of {round.Side}", round.Side);
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
        board.Add(new LiveRound(round.Index, round.Side, round.Kind, round.StartedAtSeconds, round.DurationSeconds, _latency.Take(round.Index), round.VoidReason));
        if (round.VoidReason is { } reason)
            board.Warn($"Round {round.Index + 1}, {round.Side}, is void: {reason}");
        if (!round.Rested)
            board.Warn(FormattableString.Invariant($"Round {round.Index + 1}, {round.Side}, began without rest: after {round.RestSeconds:0.#} s the processes were still busier than in the baseline."));
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
