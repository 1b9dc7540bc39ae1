namespace IrisBench.Experiments.Measurement;

/// <summary>Processor time of irisbench and of its sampler, in seconds, before an edge was read and after it.</summary>
internal readonly record struct GeneratorTime(double Before, double After, double SamplerBefore, double SamplerAfter);
