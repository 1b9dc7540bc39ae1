using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>Turns of the reference against itself, before the first round, from which is told what can be shown here and now.</summary>
/// <param name="Pairs">Seconds of each pipeline run, of two turns that followed each other.</param>
/// <param name="RunsPerRound">Pipeline runs of a round.</param>
/// <param name="Experiment">Which is to be run.</param>
/// <param name="Difference">The difference that is asked for, as a share.</param>
/// <param name="IsRequired">Whether the run is not to start where it cannot be shown.</param>
public sealed record ProbeTurns(
    IReadOnlyList<(IReadOnlyList<double> First, IReadOnlyList<double> Second)> Pairs, int RunsPerRound, Experiment Experiment,
    double Difference, bool IsRequired);

/// <summary>Lets the reference take very short turns against itself. They are no rounds: nothing of them is kept but what they say. One
/// run after the other is sent, whatever the load.</summary>
internal sealed class AaProbe(RunRequest request, RunParts run, SidePreparation preparation)
{
    private const int MostPairs = 8;
    private const int FewestPairs = 4;
    private const int MostRunsPerTurn = 5;
    private const double Seconds = 3;

    // Of which there is an interval.
    private const int FewestRounds = 6;

    private readonly Experiment _experiment = run.Testbed.Points[0].Experiment;

    /// <summary>What the turns say; null where none are taken.</summary>
    /// <param name="runSeconds">How long a pipeline run took in the parity gate: the first ones, which are the slowest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ExperimentException">The reference did not answer, and an answer is required.</exception>
    public async Task<ProbeResult?> RunAsync(double runSeconds, CancellationToken cancellationToken)
    {
        if (request.Probe is not { } rule || (request.Require is null && !(IsUsual(request.Experiment) && runSeconds < Seconds)))
            return null;
        run.Journal.Tell(new PhaseStarted("A/A probe"));
        // What is slow in the first run is over in the second.
        var warm = await TurnAsync(runs: 2, cancellationToken);
        var usual = warm.Count > 0 ? warm[^1] : runSeconds;
        var begin = Stopwatch.GetTimestamp();
        var runs = Math.Clamp((int)(Seconds / (2 * MostPairs * usual)), 1, Math.Min(MostRunsPerTurn, RunsPerRound));
        if (request.Require is null && 2 * FewestPairs * usual > Seconds)
            return null;
        var pairs = new List<(IReadOnlyList<double> First, IReadOnlyList<double> Second)>();
        for (var pair = 0; pair < MostPairs && (pair < FewestPairs || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds); pair++)
        {
            var (first, second) = (await TurnAsync(runs, cancellationToken), await TurnAsync(runs, cancellationToken));
            if (first.Count > 0 && second.Count > 0)
                pairs.Add((first, second));
        }

        if (pairs.Count < FewestPairs)
            return request.Require is null ? null : throw new ExperimentException(
                $"--require: {_experiment.Sides[0].Name} answered too few runs of the A/A probe to tell what can be shown");
        var result = rule(new ProbeTurns(
            pairs, RunsPerRound, _experiment, request.Require ?? _experiment.SameWithin, request.Require is not null));
        run.Journal.Tell(new ProbeEnded(result));
        return result;
    }

    /// <summary>Whether turns are taken unasked: starts of processes take longer than all of the probe may, and a sweep asks more than one
    /// question.</summary>
    internal static bool IsUsual(Experiment experiment)
        => experiment is { Sides.Count: > 1, Rounds: >= FewestRounds, Vary: null }
            && experiment.Sides.All(side => (side.Packaging != Packaging.Functions || side.Mode == FunctionMode.Warm)
                && side.System?.Start is not { Restart: RestartRule.Round });

    private int RunsPerRound => _experiment.Load.Kind.IsOpen()
        ? Math.Max(1, (int)ArrivalSchedule.CountOf(_experiment.Load, run.Trace))
        : _experiment.Load.Runs;

    private async Task<IReadOnlyList<double>> TurnAsync(int runs, CancellationToken cancellationToken)
    {
        var reference = _experiment.Sides[0];
        await preparation.PrepareAsync(reference, cancellationToken);
        var answered = new List<PipelineRecord>();
        var caller = new PipelineCaller(
            round: 0, run.Testbed.Side(reference, _experiment.Pipeline), _experiment.Pipeline, run.Testbed.Callers, answered.Add);
        await ClosedLoad.RunAsync(caller, runs, callers: 1, cancellationToken);
        return [.. answered.Where(one => one.Error is null).Select(one => one.Seconds)];
    }
}
