namespace IrisBench.Tests.Experiments;

/// <summary>What a component of a <see cref="SyntheticSide"/> uses: CPU seconds of a pipeline run, cores at most, working set at rest and at most.</summary>
internal sealed record SyntheticUse(string Component, double CpuSecondsPerRun, double CpuMaxCores, double BaselineBytes, double MaxBytes);
