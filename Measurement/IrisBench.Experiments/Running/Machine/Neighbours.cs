using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Templates;
using static System.FormattableString;

namespace IrisBench.Experiments.Running.Machine;

/// <summary>What others took of the machine: all that it was busy with, less what is measured and irisbench itself.</summary>
internal static class Neighbours
{
    // Each of the two readings is cut to whole ticks.
    private const double ErrorSecondsByCpu = 2 * KernelText.TickSeconds;

    /// <summary>What reads the machine; null where what is measured is not all on it, so that what is left over says nothing.</summary>
    public static Func<MachineTimes?>? ReaderOf(RunRequest request, RunInputs inputs)
    {
        var here = (request.Targets.Prometheus is null || request.Targets.ControlGroups.Count > 0)
            && request.Experiment.Sides.SelectMany(side => request.SystemOf(side).Components).All(component
                => component.Prometheus is null && (component.Metrics is not { } metrics || IsHere(inputs.Fill(metrics))));
        return here ? request.ReadMachine : null;
    }

    /// <summary>What the machine did between two edges; null where that is not known.</summary>
    public static MachineUse? Between(Edge begin, Edge end)
    {
        if (begin.Machine is not { } from || end.Machine is not { } to || to.AtSeconds <= from.AtSeconds
            || end.Readings.Values.Any(reading => reading.CpuIncomplete is not null))
            return null;
        var measured = end.Readings.Values.Where(reading => reading.Component != ComponentNames.Generator)
            .Sum(reading => reading.CpuSeconds - begin.Readings[reading.Component].CpuSeconds);
        var generator = end.Generator.After - begin.Generator.After;
        return new MachineUse(
            to.AtSeconds - from.AtSeconds, to.Cpus, Math.Max(0, to.BusySeconds - from.BusySeconds - measured - generator),
            Rise(from.StealSeconds, to.StealSeconds), Rise(from.PressureSeconds, to.PressureSeconds),
            Rise(from.ThrottledSeconds, to.ThrottledSeconds));
    }

    /// <summary>Why a round is disturbed; null where it is not. Nothing that was measured of a side is asked.</summary>
    public static string? Disturbance(MachineUse? machine, RoundKind kind, double mostShare)
        => kind != RoundKind.WarmUp && mostShare < 1 && machine is not null
            && machine.NeighbourSeconds - (machine.Cpus * ErrorSecondsByCpu) > mostShare * machine.Cpus * machine.Seconds
            ? Invariant($"neighbours took {100 * machine.NeighbourShare:0} % of the machine")
            : null;

    private static bool IsHere(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;

    // Some hypervisors take back what they had told as stolen.
    private static double? Rise(double? from, double? to) => from is null || to is null ? null : Math.Max(0, to.Value - from.Value);
}
