using System.Runtime.InteropServices;

namespace IrisBench.Compare.Experiment;

/// <summary>What the figures were measured on.</summary>
internal sealed record MachineDescription(string Cpu, int Cores, string DotNet, string OperatingSystem)
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static MachineDescription Read() => new(
        CpuModel() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Environment.Version.ToString(),
        RuntimeInformation.OSDescription);

    private static string? CpuModel()
        => File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
                .Split(':', 2)[^1]
                .Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
}
