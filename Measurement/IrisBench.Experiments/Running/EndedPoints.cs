using IrisBench.Experiments.Definition.Sweeping;
using IrisBench.Experiments.Running.Progress;
using IrisBench.Experiments.Running.Rounds;

namespace IrisBench.Experiments.Running;

/// <summary>Points of a sweep that have had enough. They are decided at the looks, from what is in the folder by then: after an interruption the same.</summary>
internal sealed class EndedPoints(RunRequest request, Testbed testbed, RunJournal journal, IReadOnlyList<PlannedRound> plan)
{
    private readonly IReadOnlyList<int> _looks = SweepLooks.Of(request.Experiment);
    private IReadOnlySet<int> _ended = new HashSet<int>();
    private int _lastLook;

    /// <summary>Whether a round is of such a point.</summary>
    /// <exception cref="Results.RunFolderException">What was measured cannot be read.</exception>
    public async Task<bool> HaveAsync(PlannedRound round, CancellationToken cancellationToken)
    {
        var look = _looks.LastOrDefault(look => look <= round.Block - request.Experiment.WarmUps);
        if (request.EndedPoints is { } endedPoints && look > _lastLook)
        {
            var ended = endedPoints(await journal.Folder.ReadAsync(cancellationToken), look);
            foreach (var point in ended.Except(_ended))
                journal.Tell(new PointEnded(testbed.Points[point].Text, look, plan.Count(later => later.Index >= round.Index && later.Point == point)));
            (_ended, _lastLook) = (ended, look);
        }

        return _ended.Contains(round.Point);
    }
}
