using System.Diagnostics;
using IrisBench.Pipeline.Load.Matrices;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Load;

/// <summary>Runs the load on every core the process is given: one iteration on each, or several cores on each when there are fewer
/// iterations than cores. Numbers depend on the seed, not on the cores; only without FMA the last digits differ.</summary>
internal static class LoadWorkload
{
    /// <summary>Runs the load. It can be cancelled between iterations, and between a product and its inverse.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: a value is out of range.</exception>
    /// <exception cref="SingularMatrixException">A random product had no inverse.</exception>
    public static Task<LoadAnswer> RunAsync(LoadParameters parameters, CancellationToken cancellationToken)
        // .NET counts the cores of the cgroup's CPU limit here, or DOTNET_PROCESSOR_COUNT.
        => RunAsync(parameters, Environment.ProcessorCount, cancellationToken);

    public static async Task<LoadAnswer> RunAsync(LoadParameters parameters, int cores, CancellationToken cancellationToken)
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

/// <summary>How the cores are put to use: iterations that run side by side, and cores that share one.</summary>
internal sealed record LoadPlan(int Workers, int CoresPerWorker)
{
    public static LoadPlan For(int iterations, int size, int cores)
        => For(iterations, size, cores, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>
    /// An iteration per core scales best. Fewer run side by side when there are fewer, or when their matrices would
    /// fill more than half of <paramref name="memoryBytes"/> (which respects the cgroup's limit); the cores then share.
    /// </summary>
    public static LoadPlan For(int iterations, int size, int cores, long memoryBytes)
    {
        var fitting = memoryBytes / 2 / LoadIteration.BytesOf(size);
        var workers = (int)Math.Clamp(Math.Min(fitting, iterations), 1, cores);
        return new LoadPlan(workers, (cores + workers - 1) / workers);
    }
}

/// <summary>Hands out the numbers of the iterations; when one worker fails, the others stop too.</summary>
internal sealed class IterationQueue(int iterations, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private int _taken;

    public CancellationToken Stop => _stop.Token;

    /// <exception cref="OperationCanceledException">The run was cancelled or abandoned.</exception>
    public bool TryTake(out int number)
    {
        Stop.ThrowIfCancellationRequested();
        number = Interlocked.Increment(ref _taken) - 1;
        return number < iterations;
    }

    public void Abandon() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
