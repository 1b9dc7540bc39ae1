using System.ComponentModel.DataAnnotations;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>The memory sizes that go with a number of vCPUs.</summary>
/// <param name="Vcpu">vCPUs.</param>
/// <param name="Gigabytes">Sizes of memory, in gigabytes.</param>
public sealed record PodSizes(
    [property: Range(0.001, 1024)] double Vcpu,
    [property: MinLength(1)] IReadOnlyList<double> Gigabytes);
