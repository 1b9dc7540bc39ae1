namespace IrisBench.Experiments.Results;

/// <summary>What the figures were measured on: the machine of irisbench itself.</summary>
/// <param name="Cpu">Model of the processor.</param>
/// <param name="Cores">Logical processors that this process may use.</param>
/// <param name="MemoryBytes">Physical memory, or the limit of the container.</param>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Kernel">Version of the kernel.</param>
/// <param name="DotNet">Version of the runtime.</param>
/// <param name="LoadAverage">Of the last minute, when the run began; null where the system does not tell.</param>
/// <param name="Commit">The commit of the working copy, with <c>+</c> when it has changes; null outside one.</param>
public sealed record MachineDescription(
    string Cpu, int Cores, long MemoryBytes, string OperatingSystem, string Kernel, string DotNet, double? LoadAverage, string? Commit);
