using System.Globalization;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement;

/// <summary>Containers on this machine by their control groups: the figures of cAdvisor without a Prometheus server between.</summary>
/// <param name="named">Paths or container ids by component; several are its replicas.</param>
/// <param name="root">Where control groups are mounted.</param>
internal sealed class ControlGroupSource(
    IReadOnlyDictionary<string, IReadOnlyList<string>> named, string root = ControlGroupSource.Mounted)
    : IMeasurementSource
{
    public const string Mounted = "/sys/fs/cgroup";

    // .NET compiles what reads them.
    private const int SettlingReads = 50;

    private readonly List<(string Component, ControlGroup[] Groups)> _groups = [];

    public MeasurementSource Kind => MeasurementSource.ControlGroups;

    public MeasuredScope Scope => MeasuredScope.Container;

    public IReadOnlyList<Component> Components { get; } = ComponentRoles.ComponentsOf(named.Keys.Order(StringComparer.Ordinal));

    public double DelaySeconds => 0;

    public IReadOnlyList<string> Notes => [];

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        foreach (var (component, names) in named)
            _groups.Add((component, Of(component, () => names.Select(name => ControlGroupSearch.Find(root, name)).ToArray())));
        for (var read = 0; read < SettlingReads; read++)
            Read(clock, cancellationToken);
    }

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken)
        => [.. _groups.Select(group => Of(group.Component, () => new Reading(
            group.Component, clock.Seconds, group.Groups.Sum(each => each.CpuSeconds()), group.Groups.Sum(each => each.WorkingSetBytes()),
            group.Groups.Length)))];

    public IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken) => Read(clock, cancellationToken);

    public void Dispose()
    {
    }

    private static T Of<T>(string component, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or FormatException
                or OverflowException or MeasurementLostException)
        {
            throw new MeasurementLostException($"the control group of {component} cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>A Linux control group, of version 1 or 2, and what its processes, ended ones included, have used: the files that cAdvisor
/// reads for <c>container_cpu_usage_seconds_total</c> and <c>container_memory_working_set_bytes</c>.</summary>
/// <param name="cpuFile">cpuacct.usage (nanoseconds) or cpu.stat (usage_usec).</param>
/// <param name="memoryFile">memory.usage_in_bytes or memory.current.</param>
/// <param name="memoryDetails">memory.stat.</param>
/// <seealso href="https://docs.kernel.org/admin-guide/cgroup-v2.html"/>
internal sealed class ControlGroup(string cpuFile, string memoryFile, string memoryDetails)
{
    private const string Version2Cpu = "cpu.stat";

    private static readonly string[] CpuControllers = ["cpuacct", "cpu,cpuacct"];

    /// <summary>The group at a path below the place where the file systems of control groups are mounted,
    /// or null when there is none.</summary>
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
    public double CpuSeconds()
        => Path.GetFileName(cpuFile) == Version2Cpu
            ? Entry(cpuFile, "usage_usec") / 1e6
            : Number(File.ReadAllText(cpuFile)) / 1e9;

    /// <summary>Memory in use without file pages that were not used of late: what the kernel cannot take back at once.</summary>
    /// <exception cref="IOException">The group is gone.</exception>
    /// <exception cref="FormatException">A file has no number where one is to be.</exception>
    public double WorkingSetBytes()
        => Math.Max(0,
            Number(File.ReadAllText(memoryFile))
                - Entry(memoryDetails, Path.GetFileName(memoryFile) == "memory.current" ? "inactive_file" : "total_inactive_file"));

    private static ControlGroup Of(string cpu, string cpuFile, string memoryFile, string memory)
        => new(Path.Combine(cpu, cpuFile), Path.Combine(memory, memoryFile), Path.Combine(memory, "memory.stat"));

    private static double Entry(string file, string name)
        => File.ReadLines(file).Select(line => line.Split(' '))
            .FirstOrDefault(entry => entry is [var key, _] && key == name)
            is [_, var value]
            ? Number(value)
            : throw new FormatException($"{file} has no {name}");

    private static double Number(string text)
        => double.Parse(text, NumberStyles.None | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
}

/// <summary>Finds the control group of a container by its path, as <c>/proc/PID/cgroup</c> tells it, or by the container's id.</summary>
internal static class ControlGroupSearch
{
    private const int ShortestId = 8;

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <param name="root">Where control groups are mounted.</param>
    /// <param name="named">A path that begins with a slash, or at least 8 characters of a container's id.</param>
    /// <exception cref="MeasurementLostException">There is none, or more than one.</exception>
    public static ControlGroup Find(string root, string named)
    {
        if (named.StartsWith('/'))
        {
            var path = named.StartsWith(root + '/', StringComparison.Ordinal) ? named[root.Length..] : named;
            return ControlGroup.At(root, path) ?? throw new MeasurementLostException($"there is no control group {named} below {root}");
        }

        if (named.Length < ShortestId)
            throw new MeasurementLostException(
                $"'{named}' is neither a path that begins with a slash nor {ShortestId} characters of a container's id");
        // Docker, containerd and Podman all have the id in the name of the group:
        // docker/ID, docker-ID.scope, cri-containerd-ID.scope, libpod-ID.scope.
        var found = new[] { root, Path.Combine(root, "memory") }
            .SelectMany(hierarchy => Named(hierarchy, named).Select(directory => Path.GetRelativePath(hierarchy, directory)))
            .Where(path => !path.StartsWith("memory/", StringComparison.Ordinal))
            .Distinct()
            .Select(path => ControlGroup.At(root, path))
            .OfType<ControlGroup>()
            .ToArray();
        return found.Length == 1
            ? found[0]
            : throw new MeasurementLostException($"{(found.Length == 0 ? "no control group" : "more than one control group")} "
                + $"below {root} is named after container {named}");
    }

    private static IEnumerable<string> Named(string hierarchy, string id)
        => Directory.Exists(hierarchy)
            ? Directory.EnumerateDirectories(hierarchy, $"*{id}*", Everywhere)
            : [];
}
