namespace IrisBench.Gateway.Modes;

/// <summary>The parts of a process start.</summary>
/// <param name="Spawn">From the decision until the process exists.</param>
/// <param name="Ready">From then until it answers.</param>
internal readonly record struct StartTimes(TimeSpan Spawn, TimeSpan Ready)
{
    public TimeSpan Whole => Spawn + Ready;
}
