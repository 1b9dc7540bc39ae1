using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Load;

/// <summary>Runs the load of one round.</summary>
internal static class LoadRun
{
    /// <param name="load">Which.</param>
    /// <param name="caller">Sends.</param>
    /// <param name="arrivalSeed">Seed of random arrivals; the same for all sides of a block, so that they meet the same callers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<LoadResult> RunAsync(LoadDefinition load, PipelineCaller caller, int arrivalSeed, CancellationToken cancellationToken)
        => load.Kind switch
        {
            LoadKind.Sequential => ClosedLoad.RunAsync(caller, load.Runs, callers: 1, cancellationToken),
            LoadKind.Closed => ClosedLoad.RunAsync(caller, load.Runs, load.Concurrency, cancellationToken),
            LoadKind.Open => OpenLoad.RunAsync(caller, ArrivalSchedule.Of(load, arrivalSeed), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(load), load.Kind, "Unknown kind of load."),
        };
}
