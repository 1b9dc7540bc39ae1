using System.Diagnostics;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>One step's request; its clock runs from here.</summary>
internal sealed record StepAttempt(string Step, Route Route, HttpContent? Body, string? BearerToken = null)
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Without the token.</summary>
    public override string ToString() => $"{Step} at {Route.Host ?? Route.Address.ToString()}";
}
