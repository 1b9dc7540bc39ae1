namespace IrisBench.Experiments.Results;

/// <summary>What the figures were measured on: the machine of irisbench itself.</summary>
/// <param name="Cpu">Model of the processor.</param>
/// <param name="Cores">Logical processors that this process may use.</param>
/// <param name="MemoryBytes">Memory that it may use: the limit of its container, or the machine's.</param>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Kernel">Version of the kernel.</param>
/// <param name="DotNet">Version of the runtime.</param>
/// <param name="LoadAverage">Of the last minute, when the run began; null where the system does not tell.</param>
/// <param name="Commit">The commit of the working copy, with <c>+</c> when it has changes; null outside one.</param>
/// <param name="MachineCores">Logical processors of the machine, whatever the limits of a container; null where nobody tells.</param>
/// <param name="MachineMemoryBytes">Physical memory of the machine; null where nobody tells.</param>
public sealed record MachineDescription(
    string Cpu, int Cores, long MemoryBytes, string OperatingSystem, string Kernel, string DotNet, double? LoadAverage, string? Commit,
    int? MachineCores = null, long? MachineMemoryBytes = null);
