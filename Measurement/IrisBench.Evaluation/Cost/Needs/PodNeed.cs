namespace IrisBench.Evaluation.Cost.Needs;

/// <summary>A process that is kept in a pod.</summary>
/// <param name="Component">Name of the process.</param>
/// <param name="Replicas">How many there are at least.</param>
/// <param name="Cores">Cores that one needs while it works.</param>
/// <param name="PeakBytes">Largest working set of one.</param>
/// <param name="CpuSecondsPerRun">Its CPU seconds for a pipeline run.</param>
/// <param name="RunsPerSecond">Pipeline runs a second that one was measured to serve; null where it serves as many as its CPU is enough for.</param>
/// <param name="KeptIdle">Whether it is kept while nothing is asked; false for functions scaled to zero.</param>
internal sealed record PodNeed(
    string Component, int Replicas, double Cores, double PeakBytes, double CpuSecondsPerRun, double? RunsPerSecond, bool KeptIdle = true);
