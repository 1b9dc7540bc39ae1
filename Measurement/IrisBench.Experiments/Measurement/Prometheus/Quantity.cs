namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>What a series tells.</summary>
internal enum Quantity
{
    Cpu,
    Memory,
    Peak,
    Replicas,
}
