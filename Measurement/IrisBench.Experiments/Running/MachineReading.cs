using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
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
        MachineCores(),
        MachineMemoryBytes());

    // Neither file knows of control groups.
    private static int? MachineCores()
        => File.Exists(CpuInfo)
            && File.ReadLines(CpuInfo).Count(line => line.StartsWith("processor", StringComparison.Ordinal)) is > 0 and var cores
            ? cores
            : null;

    private static long? MachineMemoryBytes()
        => File.Exists(MemoryInfo)
            && File.ReadLines(MemoryInfo).FirstOrDefault(line => line.StartsWith("MemTotal:", StringComparison.Ordinal)) is { } total
            && long.TryParse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], out var kibibytes)
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

/// <summary>Which sources the run is of: the working copy around the program, else what the build wrote into it.</summary>
internal static class SourceRevision
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Version of irisbench, as the build wrote it.</summary>
    public static string ToolVersion => InformationalVersion.Split('+')[0];

    private static string InformationalVersion
        => typeof(SourceRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The commit, with <c>+</c> when the working copy has changes; null when nobody knows.</summary>
    public static async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await GitAsync(["rev-parse", "--short=12", "HEAD"], cancellationToken) is not { Length: > 0 } commit)
            return InformationalVersion.Split('+') is [_, var built, ..] ? built : null;

        var changes = await GitAsync(["status", "--porcelain", "--untracked-files=no"], cancellationToken);
        return changes is { Length: > 0 } ? $"{commit}+" : commit;
    }

    private static async Task<string?> GitAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", AppContext.BaseDirectory, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = await git.StandardOutput.ReadToEndAsync(patience.Token);
            await git.WaitForExitAsync(patience.Token);
            return git.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Exception exception)
            when (exception is Win32Exception or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
