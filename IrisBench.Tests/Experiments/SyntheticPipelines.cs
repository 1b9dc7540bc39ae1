using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments;

/// <summary>Single pipeline runs of a <see cref="SyntheticRun"/>.</summary>
internal static class SyntheticPipelines
{
    private const double ColdStart = 0.05;
    private const double ColdReady = 0.15;

    public static PipelineRecord Run(int round, int sequence, double at, SyntheticSide side, double factor)
    {
        var cold = side.Cold is { } kind && (kind == ColdStartKind.Fork || sequence == 0) ? side.Cold : null;
        var steps = side.Steps.Select(step => Step(round, sequence, step, cold, factor)).ToArray();
        return new PipelineRecord
        {
            Round = round,
            Sequence = sequence,
            IntendedAtSeconds = at,
            SentAtSeconds = at,
            Seconds = steps.Sum(step => step.Seconds),
            Answers = SyntheticRun.Answers,
            Steps = steps,
            BytesSent = 400,
            BytesReceived = 600,
        };
    }

    private static StepRecord Step(int round, int sequence, SyntheticStep step, ColdStartKind? cold, double factor)
    {
        var warmSeconds = step.Seconds * factor;
        if (cold is not { } kind)
            return new StepRecord(step.Step, warmSeconds, $"{step.Step}-{round}");
        var start = new ColdStartRecord(kind, ColdStart * factor, ColdReady * factor, warmSeconds);
        return new StepRecord(step.Step, (ColdStart + ColdReady) * factor + warmSeconds, $"{step.Step}-{round}-{sequence}", start);
    }
}
