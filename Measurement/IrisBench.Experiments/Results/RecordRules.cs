using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Experiments.Results;

/// <summary>What the records of a run must hold to, beyond their types, so that they can be reckoned with.</summary>
internal static class RecordRules
{
    public static bool IsPlausible(SampleRecord sample)
        => MeasuredRange.IsMoment(sample.AtSeconds) && sample.Replicas >= 0 && Amounts(sample.CpuSeconds, sample.WorkingSetBytes);

    public static bool IsPlausible(PipelineRecord pipeline)
        => pipeline is { Round: >= 0, Sequence: >= 0, BytesSent: >= 0, BytesReceived: >= 0 }
            && Amounts(pipeline.IntendedAtSeconds, pipeline.SentAtSeconds, pipeline.Seconds)
            && pipeline.Steps.All(step =>
                Amounts(step.Seconds, step.Cold?.StartSeconds ?? 0, step.Cold?.ReadySeconds ?? 0, step.Cold?.FirstAnswerSeconds ?? 0));

    public static bool IsPlausible(RoundRecord round)
        => round is { Index: >= 0, Block: >= 0, Point: >= 0, DurationSeconds: > 0, Generator.Unsent: >= 0 }
            && Amounts(round.StartedAtSeconds, round.DurationSeconds, round.RestSeconds,
                round.Generator.CpuSeconds, round.Generator.SamplerCpuSeconds)
            && MeasuredRange.IsMoment(round.Generator.LagP99Seconds) && MeasuredRange.IsMoment(round.Generator.LagMaxSeconds)
            && round.Use.All(use => MeasuredRange.IsMoment(use.CpuMaxCores ?? 0)
                && Amounts(use.CpuSeconds, use.CpuBaselineCores)
                && Amounts(use.WorkingSetBaselineBytes, use.WorkingSetMaxBytes, use.WorkingSetMeanBytes)
                && (use.Resident is not { } resident || Amounts(resident.BaselineBytes, resident.MaxBytes, resident.MeanBytes)))
            && (round.Peaks is not { } peaks
                || Amounts(peaks.CpuMaxCores ?? 0, peaks.WorkingSetMaxBytes, peaks.PlatformWorkingSetMaxBytes ?? 0))
            && round.Use.DistinctBy(use => use.Component).Count() == round.Use.Count;

    /// <exception cref="DefinitionException">Its experiment is none.</exception>
    /// <exception cref="InvalidDataException">Its machine or its components are none.</exception>
    public static void EnsurePlausible(RunHeader header)
    {
        header.Experiment.EnsureValid();
        if (header.Machine is not { Cores: > 0, MemoryBytes: > 0 })
            throw new InvalidDataException("its machine has no cores or no memory");
        if (header.Components.DistinctBy(component => component.Name).Count() != header.Components.Count)
            throw new InvalidDataException("a component is there twice");
    }

    private static bool Amounts(params double[] values) => values.All(MeasuredRange.IsAmount);
}

/// <summary>What a measured number can be. Programs and files from elsewhere may say infinity, or 1e308,
/// with which no sum is one.</summary>
internal static class MeasuredRange
{
    // Seconds, bytes and counts alike: an exabyte, or 30 billion years.
    private const double Largest = 1e18;

    public static bool IsAmount(double value) => value is >= 0 and <= Largest;

    /// <summary>Seconds from the begin of a run; what was scraped just before it is negative.</summary>
    public static bool IsMoment(double value) => value is >= -Largest and <= Largest;
}
