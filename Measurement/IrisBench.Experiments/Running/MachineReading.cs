using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Machine;

namespace IrisBench.Experiments.Running;

internal static class MachineReading
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static async Task<MachineDescription> ReadAsync(CancellationToken cancellationToken) => new(
        CpuModel() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription,
        Environment.OSVersion.Version.ToString(),
        Environment.Version.ToString(),
        MachineReader.LoadAverage(),
        await SourceRevision.ReadAsync(cancellationToken),
        MachineCores(),
        MachineMemoryBytes())
    { ContainerCores = ContainerCores() };

    // Neither file knows of control groups.
    private static int? MachineCores() => Lines(CpuInfo, "processor").Count() is > 0 and var cores ? cores : null;

    // Of the group that a container sees as the root; version 2, then version 1.
    private static int? ContainerCores()
    {
        string[] limits =
        [
            .. Lines("/sys/fs/cgroup/cpu.max", "").Take(1).SelectMany(line => line.Split(' ')),
            .. Lines("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "").Take(1), .. Lines("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "").Take(1),
        ];
        return limits is [var quota, var period, ..]
            && double.TryParse(quota, NumberStyles.Float, CultureInfo.InvariantCulture, out var allowed) && allowed > 0
            && double.TryParse(period, NumberStyles.Float, CultureInfo.InvariantCulture, out var each) && each > 0
            ? (int)Math.Max(1, Math.Ceiling(allowed / each))
            : null;
    }

    private static long? MachineMemoryBytes()
        => Lines("/proc/meminfo", "MemTotal:").FirstOrDefault() is { } total
            && long.TryParse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], out var kibibytes)
            ? kibibytes * 1024
            : null;

    private static string? CpuModel()
        => File.Exists(CpuInfo)
            ? Lines(CpuInfo, "model name").FirstOrDefault()?.Split(':', 2)[^1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");

    private static IEnumerable<string> Lines(string file, string begin)
        => File.Exists(file) ? File.ReadLines(file).Where(line => line.StartsWith(begin, StringComparison.Ordinal)) : [];
}

/// <summary>Which sources the run is of: the working copy around the program, else what the build wrote into it.</summary>
public static class SourceRevision
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Version of irisbench, as the build wrote it.</summary>
    public static string ToolVersion => InformationalVersion.Split('+')[0];

    private static string InformationalVersion
        => typeof(SourceRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The commit, with <c>+</c> when the working copy has changes; null when nobody knows.</summary>
    internal static async Task<string?> ReadAsync(CancellationToken cancellationToken)
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
