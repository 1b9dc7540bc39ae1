using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.OverTime;

/// <summary>Where a round missed its objective: from the first run over it until a second's runs are within it for as long as
/// <see cref="HoldSeconds"/>. A window of a second begins with each run, so that the moment of recovery is as exact as runs are close
/// together, and not as windows are long.</summary>
internal static class ObjectiveBreaches
{
    /// <summary>How long all windows must be within the objective until a side has recovered, in seconds.</summary>
    public const double HoldSeconds = 5;

    /// <summary>How long a window is, in seconds.</summary>
    public const double WindowSeconds = 1;

    // Of 95 % of the runs the objective tells the latency.
    private const double ToleratedOver = 0.05;

    /// <summary>All breaches of a round, in their order.</summary>
    /// <param name="runs">The round's pipeline runs, by intended time.</param>
    /// <param name="objective">What is wanted.</param>
    /// <param name="loadSeconds">How long runs arrive.</param>
    public static IReadOnlyList<Breach> Of(IReadOnlyList<PipelineRecord> runs, ObjectiveDefinition objective, double loadSeconds)
    {
        var isWithin = Windows(runs, objective);
        var breaches = new List<Breach>();
        for (var run = 0; run < runs.Count; run++)
        {
            if (isWithin[run])
                continue;
            while (!IsOver(runs[run], objective))
                run++;
            var begin = runs[run].IntendedAtSeconds;
            run = Recovery(runs, isWithin, run);
            var isRecovered = run < runs.Count && loadSeconds - runs[run].IntendedAtSeconds >= HoldSeconds;
            breaches.Add(new Breach(begin, isRecovered ? runs[run].IntendedAtSeconds : null));
            if (!isRecovered)
                break;
        }

        return breaches;
    }

    /// <summary>Whether a run is over the objective: too slow, or not answered.</summary>
    public static bool IsOver(PipelineRecord run, ObjectiveDefinition objective)
        => run.Error is not null || run.Seconds > objective.P95Seconds;

    // For each run whether the runs of the second that begins with it are within the objective. In every window that is not, a run is over.
    private static bool[] Windows(IReadOnlyList<PipelineRecord> runs, ObjectiveDefinition objective)
    {
        var isWithin = new bool[runs.Count];
        var (next, over, failed) = (0, 0, 0);
        for (var run = 0; run < runs.Count; run++)
        {
            for (; next < runs.Count && runs[next].IntendedAtSeconds < runs[run].IntendedAtSeconds + WindowSeconds; next++)
                Count(runs[next], 1);
            isWithin[run] = over <= ToleratedOver * (next - run) && failed <= objective.Errors * (next - run);
            Count(runs[run], -1);
        }

        return isWithin;

        void Count(PipelineRecord run, int sign)
        {
            over += IsOver(run, objective) ? sign : 0;
            failed += run.Error is not null ? sign : 0;
        }
    }

    // The first run from which on all windows are within for long enough, or to the end.
    private static int Recovery(IReadOnlyList<PipelineRecord> runs, bool[] isWithin, int from)
    {
        var candidate = from;
        for (var run = from; run < runs.Count && runs[run].IntendedAtSeconds < runs[candidate].IntendedAtSeconds + HoldSeconds; run++)
        {
            if (!isWithin[run])
            {
                candidate = run + 1;
                if (candidate == runs.Count)
                    break;
            }
        }

        return candidate;
    }
}

/// <summary>A time in which a round missed its objective.</summary>
/// <param name="BeginSeconds">When its first run over the objective should have been sent, in seconds since the round began.</param>
/// <param name="EndSeconds">When the first run should have been sent from which on the objective was met again; null where that was not
/// shown before the load ended.</param>
internal readonly record struct Breach(double BeginSeconds, double? EndSeconds)
{
    /// <summary>How long it was; null where its end was not shown.</summary>
    public double? Seconds => EndSeconds - BeginSeconds;
}
