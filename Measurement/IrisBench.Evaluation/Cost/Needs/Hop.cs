namespace IrisBench.Evaluation.Cost.Needs;

/// <summary>A call of a pipeline run.</summary>
/// <param name="Function">Name of the function, or of the monolith as if it were one.</param>
/// <param name="Seconds">Durations of the calls that were measured, in seconds; at least one.</param>
/// <param name="Cores">Cores busy while it works: CPU seconds of a call by its duration.</param>
/// <param name="PeakBytes">Largest working set of one process.</param>
internal sealed record Hop(string Function, IReadOnlyList<double> Seconds, double Cores, double PeakBytes);
