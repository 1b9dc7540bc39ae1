using System.Diagnostics;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>One step's request; its clock runs from here.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Request">What is sent.</param>
/// <param name="Expect">The status that is no failure; null for any of 200 to 299.</param>
/// <param name="Patience">How long the whole answer may take.</param>
internal sealed record StepAttempt(string Step, HttpRequestMessage Request, int? Expect, TimeSpan Patience)
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Without headers and body, which may hold a secret.</summary>
    public override string ToString() => $"{Step} at {Request.RequestUri}";
}
