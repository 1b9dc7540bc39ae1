using System.CommandLine;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;

namespace IrisBench.Compare.Commands;

/// <summary>Options that say where the system is. Without any it is the one of the AppHost on this machine.</summary>
internal sealed class TargetOptions
{
    private readonly Option<Uri?> _gateway = ValueOption.Address("--gateway", "The gateway of the functions, of a system elsewhere.");
    private readonly Option<Uri?> _knative = ValueOption.Address(
        "--knative",
        "The ingress of the Knative that runs the functions, in place of --gateway; with --prometheus or --control-group.");
    private readonly Option<string> _knativeDomain = ValueOption.Formed(
        "--knative-domain", "What follows a function's name in its host, as 'kubectl get ksvc' shows it.", "DOMAIN",
        "knative-fn.svc.cluster.local", text => Uri.CheckHostName(text) == UriHostNameType.Dns, "a domain, as in knative-fn.example.org");
    private readonly Option<Uri?> _monolith = ValueOption.Address("--monolith", "The monolith, of a system elsewhere.");
    private readonly Option<Uri?> _prometheus = ValueOption.Address(
        "--prometheus", "Take CPU and memory from this Prometheus server, not from each process.");
    private readonly Option<Uri?> _gatewayMetrics = ValueOption.Address(
        "--gateway-metrics", "The gateway's /metrics, without --prometheus.");
    private readonly Option<Uri?> _monolithMetrics = ValueOption.Address(
        "--monolith-metrics", "The monolith's /metrics, without --prometheus.");
    private readonly Option<Uri?> _irisServerMetrics = ValueOption.Address(
        "--iris-server-metrics", "iris-server's /metrics, without --prometheus.");
    private readonly Option<string[]> _controlGroups = ValueOption.Formed<string[]>(
        "--control-group",
        "Take CPU and memory of a component from its container's control group, by path or container id; for each container of each "
        + "component.",
        "COMPONENT=GROUP", [], text => Parts(text) is [{ Length: > 0 }, { Length: > 0 }],
        "COMPONENT=GROUP, as in monolith=/docker/0123456789ab");

    public IEnumerable<Option> All =>
    [
        _gateway, _knative, _knativeDomain, _monolith, _prometheus,
        _gatewayMetrics, _monolithMetrics, _irisServerMetrics, _controlGroups,
    ];

    public Uri? Prometheus(ParseResult arguments) => arguments.GetValue(_prometheus);

    /// <summary>The system elsewhere that was named, or null when none was.</summary>
    /// <exception cref="UsageException">An address that the experiment needs is missing.</exception>
    public RunTargets? Read(ParseResult arguments, Experiment experiment)
    {
        var targets = new RunTargets
        {
            Gateway = arguments.GetValue(_gateway),
            Knative = arguments.GetValue(_knative) is { } ingress
                ? new KnativeTarget(ingress, arguments.GetRequiredValue(_knativeDomain))
                : null,
            Monolith = arguments.GetValue(_monolith),
            Prometheus = Prometheus(arguments),
            Metrics = new Dictionary<string, Uri?>
            {
                [ComponentNames.Gateway] = arguments.GetValue(_gatewayMetrics),
                [ComponentNames.Monolith] = arguments.GetValue(_monolithMetrics),
                [ComponentNames.IrisServer] = arguments.GetValue(_irisServerMetrics),
            }.Where(metrics => metrics.Value is not null).ToDictionary(metrics => metrics.Key, metrics => metrics.Value!),
            ControlGroups = GroupsOf(arguments.GetRequiredValue(_controlGroups)),
        };
        if (targets is { ControlGroups.Count: > 0, Prometheus: not null })
            throw new UsageException("--control-group and --prometheus exclude each other: leave one out.");
        if (targets is { Gateway: not null, Knative: not null })
            throw new UsageException("--gateway and --knative exclude each other: leave one out.");
        if (targets is { Knative: not null, Prometheus: null, ControlGroups.Count: 0 })
            throw new UsageException(
                "Knative tells no CPU and memory: --knative needs --prometheus, or --control-group for every component.");
        if (targets is { Gateway: null, Knative: null, Monolith: null, Metrics.Count: 0, ControlGroups.Count: 0 })
            return null;
        if (targets is { Gateway: null, Knative: null, Monolith: null })
            throw new UsageException(
                "Addresses of metrics or control groups are given, but neither --gateway, --knative nor --monolith: "
                + "say where the system is called, too.");

        (Packaging, Uri?, string)[] needed =
        [
            (Packaging.Monolith, targets.Monolith, "--monolith"),
            (Packaging.Functions, targets.Gateway ?? targets.Knative?.Ingress, "--gateway or --knative"),
        ];
        foreach (var (packaging, address, option) in needed)
        {
            if (address is null && experiment.Sides.FirstOrDefault(side => side.Packaging == packaging) is { } side)
                throw new UsageException($"The system is elsewhere, and {option}, which the side {side.Name} needs, is missing.");
        }

        return targets;
    }

    // By component; several of one are its replicas.
    private static Dictionary<string, IReadOnlyList<string>> GroupsOf(IEnumerable<string> values) => values
        .Select(Parts)
        .GroupBy(parts => parts[0], parts => parts[1])
        .ToDictionary(groups => groups.Key, groups => (IReadOnlyList<string>)[.. groups.Distinct()]);

    private static string[] Parts(string value) => value.Split('=', 2);
}
