using System.Globalization;
using System.Runtime.InteropServices;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>Describes the machine of this process.</summary>
internal static class MachineReading
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string MemoryInfo = "/proc/meminfo";
    private const string LoadAverages = "/proc/loadavg";

    public static async Task<MachineDescription> ReadAsync(CancellationToken cancellationToken) => new(
        CpuModel() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription,
        Environment.OSVersion.Version.ToString(),
        Environment.Version.ToString(),
        LoadAverage(),
        await SourceRevision.ReadAsync(cancellationToken),
        File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).Count(line => line.StartsWith("processor", StringComparison.Ordinal)) is > 0 and var cores ? cores : null : null,
        MachineMemoryBytes());

    // Neither file knows of control groups.
    private static long? MachineMemoryBytes()
        => File.Exists(MemoryInfo) && long.TryParse(
            File.ReadLines(MemoryInfo).FirstOrDefault(line => line.StartsWith("MemTotal:", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], out var kibibytes)
            ? kibibytes * 1024
            : null;

    private static string? CpuModel()
        => File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
                .Split(':', 2)[^1]
                .Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");

    private static double? LoadAverage()
        => File.Exists(LoadAverages)
            && double.TryParse(File.ReadAllText(LoadAverages).Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var load)
            ? load
            : null;
}
