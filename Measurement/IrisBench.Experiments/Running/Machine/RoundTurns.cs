using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running.Machine;

/// <summary>The rounds that are left to run. A disturbed one comes again at the end of its block, and again if it is disturbed again; in
/// all at most as often as there are blocks that count. It is found out by the rounds that are there, so a run that goes on goes on
/// so.</summary>
internal sealed class RoundTurns(IReadOnlyList<PlannedRound> plan, Experiment experiment, IEnumerable<RoundRecord> done)
{
    private readonly Dictionary<int, RoundRecord> _ended = done.ToDictionary(round => round.Index);

    public void Note(RoundRecord ended) => _ended.Add(ended.Index, ended);

    /// <summary>One after the other; each has to be noted before the next is asked for, unless it is left out.</summary>
    public IEnumerable<PlannedRound> Left()
    {
        var next = Math.Max(plan.Count, _ended.Keys.DefaultIfEmpty(-1).Max() + 1);
        var repetitions = _ended.Keys.Count(index => index >= plan.Count);
        foreach (var block in plan.GroupBy(round => round.Block))
        {
            foreach (var round in block.Where(round => !_ended.ContainsKey(round.Index)))
                yield return round;
            while (repetitions < experiment.Rounds && NextOf(block) is { } disturbed)
            {
                repetitions++;
                yield return disturbed with { Index = next++, IsRepetition = true };
            }
        }
    }

    // The one that was tried the longest ago: no side takes all repetitions.
    private PlannedRound? NextOf(IEnumerable<PlannedRound> block)
        => block.Where(round => LastOf(round)?.DisturbedReason is not null).MinBy(round => LastOf(round)!.Index);

    private RoundRecord? LastOf(PlannedRound round)
        => _ended.Values.Where(ended => (ended.Point, ended.Block, ended.Side, ended.Kind)
                == (round.Point, round.Block, round.Side.Name, round.Kind))
            .MaxBy(ended => ended.Index);
}
