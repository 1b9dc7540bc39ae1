using System.Collections.Concurrent;
using IrisBench.Experiments.Running.Progress;

namespace IrisBench.Tests.Experiments;

/// <summary>Keeps what a run tells, and calls back.</summary>
internal sealed class EventList(Action<RunEvent>? then = null) : IRunProgress
{
    public ConcurrentQueue<RunEvent> Events { get; } = [];

    public void Report(RunEvent progress)
    {
        Events.Enqueue(progress);
        then?.Invoke(progress);
    }
}
