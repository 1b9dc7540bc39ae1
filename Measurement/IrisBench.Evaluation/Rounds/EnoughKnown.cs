using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>When a run that is no sweep has had enough: at the first look at which there is an answer on each measure that was asked about.
/// It follows from the rounds alone: the run asks while it goes on, the evaluation asks again. The intervals of a look are the wider ones
/// of <see cref="ErrorSpending"/>, so that they hold what they state although the run ended when they had become narrow.</summary>
public static class EnoughKnown
{
    /// <summary>The points that have had enough after so many rounds of each side, of a run or of a sweep.</summary>
    /// <param name="run">What was measured until then.</param>
    /// <param name="rounds">How many; one of <see cref="Looks"/>.</param>
    public static IReadOnlySet<int> EndedPoints(RawRun run, int rounds)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Header.Experiment.Vary is not null)
            return SweepEnds.EndedPoints(run, rounds);
        var looks = Looks.Of(run.Header.Experiment);
        return LookOf(run) is var end && end < looks.Count - 1 && looks[end] <= rounds ? new HashSet<int> { 0 } : [];
    }

    /// <summary>At which of <see cref="Looks"/> it ends, from 0.</summary>
    internal static int LookOf(RawRun run)
    {
        var experiment = run.Header.Experiment;
        var looks = Looks.Of(experiment);
        for (var look = 0; look < looks.Count - 1; look++)
        {
            var blocks = experiment.WarmUps + looks[look];
            var sofar = run.OfRounds(round => round.Block < blocks);
            var rows = RunEvaluation.ComparisonsOf(sofar, ErrorSpending.ConfidenceOf(ErrorSpending.ShareAt(looks, look)));
            if (experiment.Sides.Skip(1).All(side => experiment.StopWhenKnown.All(
                    measure => rows.FirstOrDefault(row => row.Side == side.Name && row.Measure == measure) is not { } row
                        ? HasRounds(sofar, side)
                        : IsKnown(row, experiment.SameWithin))))
                return look;
        }

        return looks.Count - 1;
    }

    /// <summary>Whether there is an answer that more rounds would hardly change: the same, or a difference that as a whole matters or as a
    /// whole does not. What is withheld stays so.</summary>
    private static bool IsKnown(Comparison row, double sameWithin) => row.Verdict.Kind switch
    {
        VerdictKind.Same or VerdictKind.Withheld => true,
        VerdictKind.Higher => row.RatioInterval!.Lower > 1 + sameWithin || VerdictRule.IsWithin(row.RatioBounds, sameWithin),
        VerdictKind.Lower => row.RatioInterval!.Upper < 1 / (1 + sameWithin) || VerdictRule.IsWithin(row.RatioBounds, sameWithin),
        _ => false,
    };

    // A measure that a side does not have will not come; a side without rounds that were sent in time may still have some.
    private static bool HasRounds(RawRun run, SideDefinition side)
        => run.Rounds.Any(round => round.Side == side.Name && round is { Kind: RoundKind.Measured, VoidReason: null, LateReason: null });
}
