using IrisBench.Experiments.Results;
using static System.FormattableString;

namespace IrisBench.Reporting.Wording;

/// <summary>What the machine was like before the first round, in a line. What is not known is not in it.</summary>
public static class ConditionsText
{
    /// <summary>The line.</summary>
    public static string Of(RunConditions conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var cores = conditions.CoresAllowed == 1 ? "1 core is" : Invariant($"{conditions.CoresAllowed} cores are");
        return "Before the first round: " + string.Join("; ", [.. Parts(conditions), $"{cores} allowed"]);
    }

    private static IEnumerable<string> Parts(RunConditions conditions)
    {
        if (conditions.LoadAverage is { } load)
            yield return Invariant($"a load average of {load:0.##}");
        if (conditions.Speed is { } speed)
            yield return Invariant($"the processors at {speed.Hertz / 1e9:0.0#} of {speed.MostHertz / 1e9:0.0#} GHz");
        if (conditions.Machine is not { } machine)
            yield break;
        yield return $"neighbours took {Quantity.Percent(machine.NeighbourShare)} of the machine";
        if (machine.StealSeconds is { } stolen)
            yield return $"{Quantity.Percent(stolen / (machine.Seconds * machine.Cpus))} was stolen by its host";
        if (machine.PressureSeconds is { } waited)
            yield return $"something waited for a processor {Quantity.Percent(waited / machine.Seconds)} of the time";
    }
}
