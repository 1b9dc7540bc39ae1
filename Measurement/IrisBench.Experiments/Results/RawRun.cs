namespace IrisBench.Experiments.Results;

/// <summary>All that a run measured, as its folder holds it.</summary>
/// <param name="Header"><c>run.json</c>.</param>
/// <param name="Rounds"><c>rounds.jsonl</c>, in the order of execution.</param>
/// <param name="Pipelines"><c>pipelines.jsonl</c>.</param>
/// <param name="Samples"><c>samples.jsonl</c>, by time.</param>
public sealed record RawRun(
    RunHeader Header, IReadOnlyList<RoundRecord> Rounds, IReadOnlyList<PipelineRecord> Pipelines, IReadOnlyList<SampleRecord> Samples);
