using IrisBench.Experiments.Measurement;

namespace IrisBench.Experiments.Running;

/// <summary>What a run works with.</summary>
internal sealed record RunParts(Testbed Testbed, RunClock Clock, RunJournal Journal, Sampler Sampler);
