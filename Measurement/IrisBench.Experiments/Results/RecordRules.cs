using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Experiments.Results;

/// <summary>What the records of a run must hold to, beyond their types, so that they can be reckoned with.</summary>
internal static class RecordRules
{
    /// <summary>Most characters of a name that somebody else gives: a part of a step, a component.</summary>
    public const int LongestName = 128;

    /// <summary>Most parts of a step that its answer may tell of.</summary>
    public const int MostParts = 64;

    // Warm-ups and rounds of the longest experiment; its points; arrivals of the longest open load.
    private const int MostBlocks = 1100;
    private const int MostPoints = 64;
    private const int MostArrivals = 1_000_000;

    // 32 steps, each of which may be sent 8 times, or have the parts that its answer tells.
    private const int MostSteps = 32 * MostParts;
    private const int MostComponents = 1024;
    private const int MostCpus = 65_536;
    private const int MostFaults = 16;

    public static bool IsPlausible(SampleRecord sample)
        => MeasuredRange.IsMoment(sample.AtSeconds) && MeasuredRange.IsCount(sample.Replicas)
            && Amounts(sample.CpuSeconds, sample.WorkingSetBytes);

    public static bool IsPlausible(PipelineRecord pipeline)
        => pipeline is { Round: >= 0, Sequence: >= 0, BytesSent: >= 0, BytesReceived: >= 0, Steps.Count: <= MostSteps }
            && pipeline.Steps.All(step => step.Step.Length <= LongestName) && pipeline.FailedStep is not { Length: > LongestName }
            && Amounts(pipeline.IntendedAtSeconds, pipeline.SentAtSeconds, pipeline.Seconds)
            && pipeline.Steps.All(step =>
                Amounts(step.Seconds, step.Cold?.StartSeconds ?? 0, step.Cold?.ReadySeconds ?? 0, step.Cold?.FirstAnswerSeconds ?? 0));

    public static bool IsPlausible(RoundRecord round)
        => round is
        {
            Index: >= 0, Block: >= 0 and < MostBlocks, Point: >= 0 and < MostPoints, DurationSeconds: > 0,
            Generator.Unsent: >= 0 and <= MostArrivals,
        }
            && Amounts(round.StartedAtSeconds, round.DurationSeconds, round.RestSeconds,
                round.Generator.CpuSeconds, round.Generator.SamplerCpuSeconds)
            && MeasuredRange.IsMoment(round.Generator.LagP99Seconds) && MeasuredRange.IsMoment(round.Generator.LagMaxSeconds)
            && round.Use.All(use => MeasuredRange.IsMoment(use.CpuMaxCores ?? 0)
                && Amounts(use.CpuSeconds, use.CpuBaselineCores)
                && Amounts(use.WorkingSetBaselineBytes, use.WorkingSetMaxBytes, use.WorkingSetMeanBytes)
                && (use.Resident is not { } resident || Amounts(resident.BaselineBytes, resident.MaxBytes, resident.MeanBytes))
                && (use.Replicas is not { } replicas
                    || (replicas.Most > 1 && MeasuredRange.IsCount(replicas.Most) && Amounts(replicas.MaxBytesOfOne))))
            && (round.Peaks is not { } peaks
                || Amounts(peaks.CpuMaxCores ?? 0, peaks.WorkingSetMaxBytes, peaks.PlatformWorkingSetMaxBytes ?? 0))
            && IsPlausible(round.Machine)
            && round.Faults.All(fault => fault.Fault is >= 0 and < MostFaults && MeasuredRange.IsCount(fault.Processes)
                && fault.Component.Length <= LongestName
                && Amounts(fault.IntendedAtSeconds, fault.AtSeconds ?? 0, fault.UntilSeconds ?? 0))
            && round.Use.DistinctBy(use => use.Component).Count() == round.Use.Count;

    /// <summary>A round that is there twice, in words: by its index, or as the same turn of a side in a block; that is repeated only where
    /// it was disturbed.</summary>
    public static string? Twice(IReadOnlyList<RoundRecord> rounds)
    {
        var index = rounds.GroupBy(round => round.Index).FirstOrDefault(same => same.Skip(1).Any());
        var turn = rounds.GroupBy(round => (round.Point, round.Block, round.Side, round.Kind))
            .FirstOrDefault(same => same.OrderByDescending(round => round.Index).Skip(1).Any(round => round.DisturbedReason is null));
        return index is not null ? $"index {index.Key}"
            : turn is not null ? $"point {turn.Key.Point}, block {turn.Key.Block}"
            : null;
    }

    /// <summary>The side of a round that is none of the experiment's; null where all are.</summary>
    public static string? Unknown(IReadOnlyList<RoundRecord> rounds, Experiment experiment)
        => rounds.Select(round => round.Side).Except(experiment.Sides.Select(side => side.Name)).FirstOrDefault();

    /// <summary>Whether the time of a component runs back: within a sitting none does.</summary>
    public static bool RunBack(IReadOnlyList<SampleRecord> samples)
    {
        var last = new Dictionary<string, double>();
        foreach (var sample in samples)
        {
            if (last.TryGetValue(sample.Component, out var before) && sample.AtSeconds < before)
                return true;
            last[sample.Component] = sample.AtSeconds;
        }

        return false;
    }

    /// <exception cref="DefinitionException">Its experiment is none.</exception>
    /// <exception cref="InvalidDataException">Its machine or its components are none.</exception>
    public static void EnsurePlausible(RunHeader header)
    {
        header.Experiment.EnsureValid();
        if (header.Machine is not { Cores: > 0, MemoryBytes: > 0 })
            throw new InvalidDataException("its machine has no cores or no memory");
        if (!Amounts([
            header.Machine.LoadAverage ?? 0, header.Trace?.Bytes ?? 0, header.Trace?.Arrivals ?? 0,
            header.Orchestrator?.CpuSeconds ?? 0, header.Orchestrator?.Seconds ?? 0,
            .. header.Components.Select(component => component.Build?.ProgramBytes ?? 0)]))
            throw new InvalidDataException("it has a number that nobody can have measured");
        if (!IsPlausible(header.Conditions?.Machine) || !Amounts(
            header.Conditions?.LoadAverage ?? 0, header.Conditions?.CoresAllowed ?? 0, header.Conditions?.Speed?.Hertz ?? 0,
            header.Conditions?.Speed?.MostHertz ?? 0))
            throw new InvalidDataException("its conditions are none that a machine can have");
        if (header.Components.DistinctBy(component => component.Name).Count() != header.Components.Count)
            throw new InvalidDataException("a component is there twice");
        if (header.Components.Count > MostComponents || header.Components.Any(component => component.Name.Length > LongestName))
            throw new InvalidDataException($"it has more than {MostComponents} components, or one with more than {LongestName} letters");
    }

    private static bool IsPlausible(MachineUse? machine)
        => machine is null or { Seconds: > 0, Cpus: > 0 and <= MostCpus }
            && Amounts(
                machine?.Seconds ?? 0, machine?.NeighbourSeconds ?? 0, machine?.StealSeconds ?? 0, machine?.PressureSeconds ?? 0,
                machine?.ThrottledSeconds ?? 0);

    private static bool Amounts(params double[] values) => values.All(MeasuredRange.IsAmount);
}

/// <summary>What a measured number can be. Programs and files from elsewhere may say infinity, or 1e308,
/// with which no sum is one.</summary>
internal static class MeasuredRange
{
    // Seconds, bytes and counts alike: an exabyte, or 30 billion years.
    private const double Largest = 1e18;

    public static bool IsAmount(double value) => value is >= 0 and <= Largest;

    public static bool IsCount(int value) => value is >= 0 and <= 1_000_000;

    /// <summary>Seconds from the begin of a run; what was scraped just before it is negative.</summary>
    public static bool IsMoment(double value) => value is >= -Largest and <= Largest;
}
