using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement.ControlGroups;

/// <summary>Containers on this machine by their control groups: the figures of cAdvisor without a Prometheus server between.</summary>
/// <param name="named">Paths or container ids by component; several are its replicas.</param>
/// <param name="root">Where control groups are mounted.</param>
internal sealed class ControlGroupSource(IReadOnlyDictionary<string, IReadOnlyList<string>> named, string root = ControlGroupSource.Mounted) : IMeasurementSource
{
    public const string Mounted = "/sys/fs/cgroup";

    // .NET compiles what reads them.
    private const int SettlingReads = 50;

    private readonly List<(string Component, ControlGroup[] Groups)> _groups = [];

    public MeasurementSource Kind => MeasurementSource.ControlGroups;

    public MeasuredScope Scope => MeasuredScope.Container;

    public IReadOnlyList<Component> Components { get; } = [.. named.Keys.Order(StringComparer.Ordinal).Select(name => new Component(name, ComponentRoles.Of(name)))];

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
            group.Component, clock.Seconds, group.Groups.Sum(each => each.CpuSeconds()), group.Groups.Sum(each => each.WorkingSetBytes()), group.Groups.Length)))];

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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException or MeasurementLostException)
        {
            throw new MeasurementLostException($"the control group of {component} cannot be read: {exception.Message}", exception);
        }
    }
}
