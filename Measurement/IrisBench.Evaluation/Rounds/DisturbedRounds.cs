using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>Rounds in which others took more of the machine than was allowed. Of a turn that was repeated the last one counts, whatever
/// it says; so does a disturbed one that was not repeated.</summary>
internal static class DisturbedRounds
{
    /// <summary>The rounds without those that were repeated.</summary>
    public static IEnumerable<RoundRecord> Left(IEnumerable<RoundRecord> rounds)
        => rounds.GroupBy(TurnOf).Select(turn => turn.MaxBy(round => round.Index)!);

    /// <summary>Whether the same turn is there again, later.</summary>
    public static bool IsRepeated(IEnumerable<RoundRecord> rounds, RoundRecord round)
        => rounds.Any(later => later.Index > round.Index && TurnOf(later) == TurnOf(round));

    /// <summary>What others took of the machine, over all rounds but warm-ups; null where no round tells it.</summary>
    public static NeighbourSummary? SummaryOf(IReadOnlyList<RoundRecord> all)
    {
        RoundRecord[] rounds = [.. all.Where(round => round.Kind != RoundKind.WarmUp)];
        RoundRecord[] left = [.. Left(rounds)];
        double[] shares = [.. left.Select(round => round.Machine?.NeighbourShare).OfType<double>()];
        return shares.Length == 0
            ? null
            : new NeighbourSummary(
                Median.Of(shares), shares.Max(), left.Count(round => round.DisturbedReason is not null), rounds.Length - left.Length);
    }

    private static (int Point, int Block, string Side, RoundKind Kind) TurnOf(RoundRecord round)
        => (round.Point, round.Block, round.Side, round.Kind);
}
