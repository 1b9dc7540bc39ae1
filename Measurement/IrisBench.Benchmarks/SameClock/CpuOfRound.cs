namespace IrisBench.Benchmarks.SameClock;

/// <summary>CPU seconds of the four functions in a round, as the gateway tells it and as the kernel's clocks of their processes do.</summary>
internal readonly record struct CpuOfRound(double ByGateway, double ByKernel);
