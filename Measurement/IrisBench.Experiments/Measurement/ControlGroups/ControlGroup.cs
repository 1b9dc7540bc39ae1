using System.Globalization;

namespace IrisBench.Experiments.Measurement.ControlGroups;

/// <summary>
/// A Linux control group, of version 1 or 2, and what its processes, ended ones included, have used: the files that cAdvisor reads for
/// <c>container_cpu_usage_seconds_total</c> and <c>container_memory_working_set_bytes</c>.
/// </summary>
/// <param name="cpuFile">cpuacct.usage (nanoseconds) or cpu.stat (usage_usec).</param>
/// <param name="memoryFile">memory.usage_in_bytes or memory.current.</param>
/// <param name="memoryDetails">memory.stat.</param>
/// <seealso href="https://docs.kernel.org/admin-guide/cgroup-v2.html"/>
internal sealed class ControlGroup(string cpuFile, string memoryFile, string memoryDetails)
{
    private const string Version2Cpu = "cpu.stat";

    private static readonly string[] CpuControllers = ["cpuacct", "cpu,cpuacct"];

    /// <summary>The group at a path below the place where the file systems of control groups are mounted, or null when there is none.</summary>
    public static ControlGroup? At(string root, string path)
    {
        var relative = path.Trim('/');
        if (File.Exists(Path.Combine(root, relative, "memory.current")))
            return Of(Path.Combine(root, relative), Version2Cpu, "memory.current", Path.Combine(root, relative));

        var memory = Path.Combine(root, "memory", relative);
        var cpu = CpuControllers.Select(controller => Path.Combine(root, controller, relative)).FirstOrDefault(Directory.Exists);
        return cpu is not null && Directory.Exists(memory) ? Of(cpu, "cpuacct.usage", "memory.usage_in_bytes", memory) : null;
    }

    /// <summary>User and system time in seconds.</summary>
    /// <exception cref="IOException">The group is gone.</exception>
    /// <exception cref="FormatException">A file has no number where one is to be.</exception>
    public double CpuSeconds() => Path.GetFileName(cpuFile) == Version2Cpu ? Entry(cpuFile, "usage_usec") / 1e6 : Number(File.ReadAllText(cpuFile)) / 1e9;

    /// <summary>Memory in use without file pages that were not used of late: what the kernel cannot take back at once.</summary>
    /// <exception cref="IOException">The group is gone.</exception>
    /// <exception cref="FormatException">A file has no number where one is to be.</exception>
    public double WorkingSetBytes()
        => Math.Max(0, Number(File.ReadAllText(memoryFile)) - Entry(memoryDetails, Path.GetFileName(memoryFile) == "memory.current" ? "inactive_file" : "total_inactive_file"));

    private static ControlGroup Of(string cpu, string cpuFile, string memoryFile, string memory)
        => new(Path.Combine(cpu, cpuFile), Path.Combine(memory, memoryFile), Path.Combine(memory, "memory.stat"));

    private static double Entry(string file, string name)
        => File.ReadLines(file).Select(line => line.Split(' ')).FirstOrDefault(entry => entry is [var key, _] && key == name) is [_, var value]
            ? Number(value)
            : throw new FormatException($"{file} has no {name}");

    private static double Number(string text) => double.Parse(text, NumberStyles.None | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
}
