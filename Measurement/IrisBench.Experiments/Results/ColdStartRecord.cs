namespace IrisBench.Experiments.Results;

/// <summary>
/// A cold start, split. Whether there was one is decided by the identity of the process that answered, never by how long
/// it took.
/// </summary>
/// <param name="Kind">Which kind; kinds are never mixed in a figure.</param>
/// <param name="StartSeconds">From the request to a process that exists, in seconds; null where the platform does not tell.</param>
/// <param name="ReadySeconds">From there until it is ready to answer; null where the platform does not tell.</param>
/// <param name="FirstAnswerSeconds">From there to the answer (from the request on, where the others are null).</param>
public sealed record ColdStartRecord(ColdStartKind Kind, double? StartSeconds, double? ReadySeconds, double FirstAnswerSeconds);
