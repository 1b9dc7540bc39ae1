namespace IrisBench.Benchmarks.Gateway;

/// <param name="Seconds">From request to whole answer.</param>
/// <param name="StartSeconds">From the gateway's decision to start a process until the process runs its program (posix_spawn answers after exec); null where none was started.</param>
internal sealed record TimedAnswer(double Seconds, double? StartSeconds);
