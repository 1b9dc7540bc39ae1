namespace IrisBench.Pipeline.Load;

/// <summary>How the cores are put to use.</summary>
/// <param name="Workers">Iterations that run side by side.</param>
/// <param name="CoresPerWorker">Cores that share an iteration.</param>
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
