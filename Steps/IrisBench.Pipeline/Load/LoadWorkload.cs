using System.Diagnostics;
using IrisBench.Pipeline.Load.Simd;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Load;

/// <summary>
/// Runs the load on every core the process is given: one iteration on each, or several cores on each when there are
/// fewer iterations than cores. Numbers depend on the seed, not on the cores; only without FMA the last digits differ.
/// </summary>
public static class LoadWorkload
{
    /// <summary>Runs the load.</summary>
    /// <param name="parameters">What to do.</param>
    /// <param name="cancellationToken">Stops between iterations, and between a product and its inverse.</param>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: a value is out of range.</exception>
    /// <exception cref="Matrices.SingularMatrixException">A random product had no inverse.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<LoadAnswer> RunAsync(LoadParameters parameters, CancellationToken cancellationToken)
        // .NET counts the cores of the cgroup's CPU limit here, or DOTNET_PROCESSOR_COUNT.
        => RunAsync(parameters, Environment.ProcessorCount, cancellationToken);

    internal static async Task<LoadAnswer> RunAsync(LoadParameters parameters, int cores, CancellationToken cancellationToken)
    {
        var (iterations, size, chosenSeed) = parameters.EnsureInRange();
        var seed = chosenSeed ?? Random.Shared.NextInt64(LoadParameters.MaxSeed + 1);
        var plan = LoadPlan.For(iterations, size, cores);
        var started = Stopwatch.GetTimestamp();
        using var queue = new IterationQueue(iterations, cancellationToken);
        var workers = Enumerable.Range(0, plan.Workers).Select(_ => StartWorker(size, seed, plan, queue)).ToArray();
        var residuals = await Task.WhenAll(workers);
        return new LoadAnswer(
            iterations, size, seed, LoadAnswer.CountOperations(iterations, size),
            Stopwatch.GetElapsedTime(started).TotalSeconds, residuals.Max());
    }

    // A thread of its own: seconds of computing on the thread pool would hold up health checks and metrics.
    private static Task<double> StartWorker(int size, long seed, LoadPlan plan, IterationQueue queue)
        => Task.Factory.StartNew(
            () => Work(size, seed, plan, queue), queue.Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static double Work(int size, long seed, LoadPlan plan, IterationQueue queue)
    {
        try
        {
            using var iteration = new LoadIteration(TileKernel.Select(), size, plan.CoresPerWorker);
            var worst = 0d;
            while (queue.TryTake(out var number))
                worst = Math.Max(worst, iteration.Run(seed, number, queue.Stop));
            return worst;
        }
        catch
        {
            queue.Abandon();
            throw;
        }
    }
}
