using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides.Started;

/// <summary>What the texts of a system that irisbench starts are filled with.</summary>
/// <param name="FolderPath">The side's folder.</param>
/// <param name="SideName">The side's name.</param>
/// <param name="PortNumber">A port of the loopback interface that was free.</param>
/// <param name="Root">Id of the process that starts it, anew if need be, and under which it is measured; 0 before there is one.</param>
internal sealed record StartValues(string FolderPath, string SideName, int PortNumber, int Root = 0)
{
    public const string Folder = "variant.folder";
    public const string Name = "variant.name";
    public const string Port = "port";
    public const string ProcessId = "pid";

    /// <summary>Names that what builds and starts a system may use.</summary>
    public static IReadOnlyList<string> All { get; } = [Folder, Name, Port];

    public string? Of(string name) => name switch
    {
        Folder => FolderPath,
        Name => SideName,
        Port => PortNumber.ToString(CultureInfo.InvariantCulture),
        ProcessId => Root.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    // Below those that a system gives to connections: one of irisbench's own must not take the port of a side that is stopped.
    private const int LowestPort = 20_000;
    private const int HighestPort = 32_000;

    /// <summary>A free port for each of so many, all different.</summary>
    public static IReadOnlyList<int> FreePorts(int count)
    {
        var ports = new HashSet<int>();
        while (ports.Count < count)
        {
            var port = Random.Shared.Next(LowestPort, HighestPort);
            if (IsFree(port))
                ports.Add(port);
        }

        return [.. ports];
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The system with these values in what is asked of it and where it is watched.</summary>
    public SystemDefinition In(SystemDefinition system) => system with
    {
        BaseUrl = In(system.BaseUrl),
        Components =
        [
            .. system.Components.Select(component => component with
            {
                Metrics = In(component.Metrics), Process = In(component.Process), ControlGroup = In(component.ControlGroup),
            }),
        ],
        Steps =
        [
            .. system.Steps.Select(step => step with
            {
                Path = In(step.Path), Url = In(step.Url), Body = In(step.Body),
                Headers = step.Headers.ToDictionary(header => header.Key, header => In(header.Value)!),
            }),
        ],
    };

    private string? In(string? text)
        => text is null ? null : Template.Parse(text).With(name => name == Folder ? null : Of(name)).ToString();
}

/// <summary>What is watched of systems that irisbench starts, where they do not say it, or say the same as each other.</summary>
internal static class StartedComponents
{
    /// <summary>The experiment in which each component of two systems has a name of its own.</summary>
    public static Experiment Named(Experiment experiment)
    {
        var shared = experiment.Sides.SelectMany(side => side.System?.Components ?? []).GroupBy(component => component.Name)
            .Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return experiment with
        {
            Sides = [.. experiment.Sides.Select(side => side.System is { Start: not null } system
                ? side with { System = system with { Components = Of(side, system, shared) } }
                : side)],
        };
    }

    private static ComponentDefinition[] Of(SideDefinition side, SystemDefinition system, HashSet<string> shared)
        => system.Components.Count == 0
            ? [new ComponentDefinition { Name = side.Name, Process = "{{" + StartValues.ProcessId + "}}" }]
            : [.. system.Components.Select(component => shared.Contains(component.Name) && IsOwn(component)
                ? component with { Name = $"{side.Name}-{component.Name}" }
                : component)];

    private static bool IsOwn(ComponentDefinition component)
        => new[] { component.Metrics, component.Process, component.ControlGroup }.OfType<string>()
            .SelectMany(text => Template.Parse(text).Names)
            .Any(name => name is StartValues.Port or StartValues.ProcessId or StartValues.Name);
}
