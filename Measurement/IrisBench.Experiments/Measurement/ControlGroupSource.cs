using System.Globalization;
using IrisBench.Experiments.Results;

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

    public MemoryKind Memory => MemoryKind.Container;

    public IReadOnlyList<string> Components { get; } = [.. named.Keys.Order(StringComparer.Ordinal)];

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        foreach (var (component, names) in named)
            _groups.Add((component, Of(component, () => names.Select(name => ControlGroupSearch.Find(root, name)).ToArray())));
        for (var read = 0; read < SettlingReads; read++)
            Read(clock, cancellationToken);
    }

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken)
        => [.. _groups.Select(group => Of(group.Component, () => new Reading(
            group.Component, clock.Seconds, group.Groups.Sum(each => each.CpuSeconds), group.Groups.Sum(each => each.WorkingSetBytes),
            group.Groups.Length)))];

    private static T Of<T>(string component, Func<T> read)
        => MeasurementLostException.Guard(read, reason => $"the control group of {component} cannot be read: {reason}");
}

/// <summary>A Linux control group, of version 1 or 2, and what its processes, ended ones included, have used: the files that cAdvisor
/// reads for <c>container_cpu_usage_seconds_total</c> and <c>container_memory_working_set_bytes</c>. They are gone when it is.</summary>
/// <seealso href="https://docs.kernel.org/admin-guide/cgroup-v2.html"/>
internal sealed class ControlGroup(Func<double> cpuSeconds, Func<double> workingSetBytes)
{
    private static readonly string[] CpuControllers = ["cpuacct", "cpu,cpuacct"];

    /// <summary>User and system time in seconds.</summary>
    public double CpuSeconds => cpuSeconds();

    /// <summary>Memory in use without file pages that were not used of late: what the kernel cannot take back at once.</summary>
    public double WorkingSetBytes => Math.Max(0, workingSetBytes());

    /// <summary>The group at a path below the place where the file systems of control groups are mounted,
    /// or null when there is none.</summary>
    public static ControlGroup? At(string root, string path)
    {
        var relative = path.Trim('/');
        var (unified, memory) = (Path.Combine(root, relative), Path.Combine(root, "memory", relative));
        if (File.Exists(Path.Combine(unified, "memory.current")))
            return new ControlGroup(
                () => Entry(unified, "cpu.stat", "usage_usec") / 1e6,
                () => Number(unified, "memory.current") - Entry(unified, "memory.stat", "inactive_file"));

        return Directory.Exists(memory)
            && CpuControllers.Select(controller => Path.Combine(root, controller, relative)).FirstOrDefault(Directory.Exists) is { } cpu
            ? new ControlGroup(
                () => Number(cpu, "cpuacct.usage") / 1e9,
                () => Number(memory, "memory.usage_in_bytes") - Entry(memory, "memory.stat", "total_inactive_file"))
            : null;
    }

    private static double Number(string folder, string file) => Number(File.ReadAllText(Path.Combine(folder, file)));

    private static double Entry(string folder, string file, string name)
        => File.ReadLines(Path.Combine(folder, file)).Select(line => line.Split(' '))
            .FirstOrDefault(entry => entry is [var key, _] && key == name) is [_, var value]
            ? Number(value)
            : throw new FormatException($"{Path.Combine(folder, file)} has no {name}");

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

    /// <exception cref="MeasurementLostException">There is none, or more than one.</exception>
    public static ControlGroup Find(string root, string named)
    {
        if (named.StartsWith('/'))
        {
            var path = named.StartsWith(root + '/', StringComparison.Ordinal) ? named[root.Length..] : named;
            return ControlGroup.At(root, path) ?? throw new MeasurementLostException($"there is no control group {named} below {root}; "
                    + "'cat /proc/PID/cgroup' tells that of a process");
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
                + $"below {root} is named after container {named}; 'docker ps --no-trunc' tells the ids of those that run");
    }

    private static IEnumerable<string> Named(string hierarchy, string id)
        => Directory.Exists(hierarchy) ? Directory.EnumerateDirectories(hierarchy, $"*{id}*", Everywhere) : [];
}
