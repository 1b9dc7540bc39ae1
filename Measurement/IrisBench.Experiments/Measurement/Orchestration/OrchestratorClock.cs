using System.Diagnostics;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement.Orchestration;

/// <summary>What the orchestrator's processes take while a run goes on. They are counted to no side.</summary>
internal sealed class OrchestratorClock(int appHost)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Dictionary<int, double> _before = OrchestratorProcess.Of(appHost).ToDictionary(id => id, id => OrchestratorProcess.CpuSeconds(id) ?? 0);

    /// <summary>What they took since; null when there are none, or where it cannot be told.</summary>
    public OrchestratorUse? Read()
    {
        var now = OrchestratorProcess.Of(appHost);
        return now.Count == 0
            ? null
            : new OrchestratorUse(
                now.Count,
                Math.Max(0, now.Sum(id => (OrchestratorProcess.CpuSeconds(id) ?? 0) - _before.GetValueOrDefault(id))),
                Stopwatch.GetElapsedTime(_started).TotalSeconds);
    }
}
