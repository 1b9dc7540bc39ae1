namespace IrisBench.Experiments.Results;

/// <summary>One step of a pipeline run.</summary>
/// <param name="Step"><c>auth</c>, <c>load</c>, <c>train</c> or <c>predict</c>.</param>
/// <param name="Seconds">From the caller's view for a function, from its own for the monolith, in seconds.</param>
/// <param name="Instance">Identity of the process that answered, as it reports it; null if it reports none.</param>
/// <param name="Cold">The cold start it waited for; null when the process had answered before.</param>
public sealed record StepRecord(string Step, double Seconds, string? Instance = null, ColdStartRecord? Cold = null);
