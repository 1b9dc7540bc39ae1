using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>Series that tell the same of several components. The labels <c>component</c> are what deploy/monitoring sets; containers of
/// a platform have none or another, so they are known by their namespace and pod.</summary>
/// <param name="Title">What they are, for a reader.</param>
/// <param name="Kinds">What each series' name tells.</param>
/// <param name="Selectors">Selectors of its series for a set of components.</param>
/// <param name="ComponentOf">The component of a series, by its labels.</param>
internal sealed record SeriesFamily(
    string Title, IReadOnlyDictionary<string, SeriesKind> Kinds, Func<SeriesFamily, IEnumerable<string>, IEnumerable<string>> Selectors,
    Func<IReadOnlyDictionary<string, string>, string?> ComponentOf)
{
    private const string ComponentLabel = "component";

    // What stands between a caller and a function's container: OpenFaaS's gateway; Knative's activator, Kourier's gateway,
    // the proxies in the pods.
    private static readonly string[] Platforms =
    [
        "namespace=\"openfaas\",pod=~\"gateway-.*\"",
        "namespace=\"knative-serving\",pod=~\"activator-.*\"",
        "namespace=\"kourier-system\",pod=~\"3scale-kourier-gateway-.*\"",
        "namespace=\"knative-fn\",container=\"queue-proxy\"",
    ];

    /// <summary>Best first: a container holds the watchdog and what it forks, a process only itself.
    /// All components come from one scope.</summary>
    public static IReadOnlyList<(MemoryKind Memory, IReadOnlyList<SeriesFamily> Families)> ByPreference { get; } =
        [(MemoryKind.Container, [Containers()]), (MemoryKind.Resident, [Functions(), Processes()])];

    /// <summary>What a series tells; null for one that nobody asked for.</summary>
    public SeriesKind? KindOf(RawSeries series) => Kinds.TryGetValue(series.Name, out var kind) ? kind : null;

    /// <summary>Series that somebody names, of one component each. Their two metrics must differ, by which they are told apart.</summary>
    public static SeriesFamily Of(string component, string cpu, string memory) => new(
        cpu, CpuAndMemory(NameOf(cpu), NameOf(memory)), (_, _) => [cpu, memory], _ => component);

    public IEnumerable<string> Ranges(IReadOnlyCollection<string> components, double seconds)
        => Selectors(this, components).Select(selector => FormattableString.Invariant($"{selector}[{Math.Ceiling(seconds)}s]"));

    private static Func<SeriesFamily, IEnumerable<string>, IEnumerable<string>> By(Func<IEnumerable<string>, IEnumerable<string>> matchers)
        => (family, components) => matchers(components)
            .Select(matcher => $"{{__name__=~\"{string.Join('|', family.Kinds.Keys)}\",{matcher}}}");

    public static string NameOf(string selector) => selector.Split('{')[0];

    private static Dictionary<string, SeriesKind> CpuAndMemory(string cpu, string memory)
        => new() { [memory] = SeriesKind.Memory, [cpu] = SeriesKind.Cpu };

    private static SeriesFamily Containers() => new(
        $"{MetricNames.ContainerCpu} (cAdvisor)",
        CpuAndMemory(MetricNames.ContainerCpu, MetricNames.ContainerMemory),
        By(components =>
        [
            $"{ComponentLabel}=~\"{string.Join('|', components)}\",container!=\"\"",
            .. components.Contains(ComponentNames.Gateway) ? Platforms.Select(platform => $"{platform},container!=\"\"") : [],
        ]),
        // Who is asked for as the platform has another component, or none.
        labels => labels.GetValueOrDefault(ComponentLabel) is { } component && ComponentNames.IsWatched(component)
            ? component
            : ComponentNames.Gateway);

    private static SeriesFamily Functions() => new(
        $"{MetricNames.FunctionCpu} (gateway)",
        new Dictionary<string, SeriesKind>(CpuAndMemory(MetricNames.FunctionCpu, MetricNames.FunctionMemory))
        {
            [MetricNames.FunctionPeak] = SeriesKind.Peak,
            [MetricNames.FunctionReplicas] = SeriesKind.Replicas,
        },
        By(components => [$"{MetricNames.FunctionLabel}=~\"({string.Join('|', components)})([.].*)?\""]),
        labels => labels.TryGetValue(MetricNames.FunctionLabel, out var function) ? MetricNames.FunctionOf(function) : null);

    private static SeriesFamily Processes() => new(
        $"{MetricNames.ProcessCpu[0]} (the process itself)",
        CpuAndMemory(MetricNames.ProcessCpu[0], MetricNames.ProcessMemory[0]),
        By(components => [$"{ComponentLabel}=~\"{string.Join('|', components)}\""]),
        labels => labels.GetValueOrDefault(ComponentLabel));
}

internal enum SeriesKind
{
    Cpu,
    Memory,
    Peak,
    Replicas,
}
