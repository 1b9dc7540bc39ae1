using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Sweeping;
using IrisBench.Experiments.Gateway;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Measurement.ControlGroups;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Experiments.Running;

/// <summary>The sides of an experiment at their addresses, ready to be called and watched.</summary>
internal sealed class Testbed : IDisposable
{
    private readonly GatewayClient? _gateway;
    private readonly Dictionary<SideDefinition, ISide> _sides;

    private Testbed(RunRequest request, GatewayClient? gateway, IFunctionModes? modes)
    {
        var instances = new InstanceLedger();
        (_gateway, Modes, Points) = (gateway, modes, SweepPoints.Of(request.Experiment));
        _sides = Points.SelectMany(point => point.Experiment.Sides).Distinct().ToDictionary(side => side, side => side.Packaging == Packaging.Monolith
            ? (ISide)new MonolithSide(request.Targets.Monolith!)
            : new FunctionsSide(request.Targets, side.Mode, instances));
        Source = SourceOf(request);
    }

    public CallerPool Callers { get; } = new();

    /// <summary>What is run, by what varies; one point where nothing does.</summary>
    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>Null when no side is functions.</summary>
    public IFunctionModes? Modes { get; }

    /// <summary>The sampler disposes it.</summary>
    public IMeasurementSource Source { get; }

    /// <exception cref="ExperimentException">An address or password is missing, or the gateway cannot run a side.</exception>
    public static async Task<Testbed> PrepareAsync(RunRequest request, CancellationToken cancellationToken)
    {
        TargetCheck.EnsureComplete(request);
        if (request.Experiment.Sides.All(side => side.Packaging != Packaging.Functions))
            return new Testbed(request, gateway: null, modes: null);

        if (request.Targets.Knative is not null)
            return new Testbed(request, gateway: null, await AbleAsync(new KnativeModes(), request.Experiment, cancellationToken));

        var gateway = new GatewayClient(request.Targets.Gateway!, request.Credentials);
        try
        {
            return new Testbed(request, gateway, await AbleAsync(new FunctionModes(gateway, await gateway.IsLocalGatewayAsync(cancellationToken)), request.Experiment, cancellationToken));
        }
        catch
        {
            gateway.Dispose();
            throw;
        }
    }

    public ISide Side(SideDefinition side) => _sides[side];

    public void Dispose()
    {
        Callers.Dispose();
        _gateway?.Dispose();
    }

    private static async Task<IFunctionModes> AbleAsync(IFunctionModes modes, Experiment experiment, CancellationToken cancellationToken)
    {
        var sides = SweepPoints.Of(experiment).SelectMany(point => point.Experiment.Sides).Distinct();
        foreach (var side in sides.Where(side => side.Packaging == Packaging.Functions))
        {
            if (await modes.ObstacleAsync(side, cancellationToken) is { } obstacle)
                throw new ExperimentException(obstacle);
        }

        return modes;
    }

    private static IMeasurementSource SourceOf(RunRequest request)
    {
        var processes = TargetCheck.Processes(request.Experiment);
        var functions = TargetCheck.Functions(request.Experiment);
        if (request.Targets.ControlGroups.Count > 0)
            return new ControlGroupSource(request.Targets.ControlGroups);
        return request.Targets.Prometheus is { } prometheus
            ? new PrometheusSource(prometheus, [.. processes, .. functions])
            : new ScrapeSource(
                [.. processes.Select(process => new ScrapeTarget(
                    process, request.Targets.Metrics[process], process == ComponentNames.Gateway ? functions : []))],
                request.Experiment.Measurement.SettlingScrapes);
    }
}
