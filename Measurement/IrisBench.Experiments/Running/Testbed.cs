using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Machine;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Started;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Running;

/// <summary>The sides of an experiment at their addresses, ready to be called and watched.</summary>
internal sealed class Testbed : IAsyncDisposable
{
    private readonly GatewayClient? _gateway;
    private readonly Dictionary<(SideDefinition, PipelineDefinition), PipelineSide> _sides;
    private readonly Dictionary<string, ComponentRole> _roles;

    private Testbed(RunRequest request, RunInputs inputs, GatewayClient? gateway, IFunctionModes? modes)
    {
        (_gateway, Modes, Points) = (gateway, modes, SweepPoints.Of(request.Experiment));
        var prepared = new PreparedSides(request, inputs);
        _sides = Points.SelectMany(point => point.Experiment.Sides.Select(side => (side, point.Experiment.Pipeline))).Distinct()
            .ToDictionary(key => key, key => prepared.Of(key.side, key.Pipeline));
        var components = request.Experiment.Sides
            .SelectMany(side => request.SystemOf(side).Components, (side, component) => (Side: side, Component: component))
            .DistinctBy(own => own.Component.Name).ToArray();
        _roles = components.ToDictionary(own => own.Component.Name, own => RoleOf(own.Side, own.Component));
        Functions = [.. components.Where(own => own.Component.Function is not null).Select(own => own.Component.Name)];
        ReadMachine = Neighbours.ReaderOf(request, inputs);
        Source = MeasurementSources.Of(request, [.. components.Select(own => own.Component)], inputs);
    }

    public CallerPool Callers { get; } = new();

    /// <summary>What is run, by what varies; one point where nothing does.</summary>
    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>Null when no side is functions.</summary>
    public IFunctionModes? Modes { get; }

    /// <summary>The systems that were started for the run.</summary>
    public StartedSystems? Started { get; private set; }

    /// <summary>What keeps others from the system while it is measured.</summary>
    public RunLease? Lease { get; private set; }

    /// <summary>The sampler disposes it.</summary>
    public IMeasurementSource Source { get; }

    /// <summary>Reads the machine; null where not all that is measured is on it.</summary>
    public Func<MachineTimes?>? ReadMachine { get; }

    /// <summary>Sides to which a fault was done since they were prepared.</summary>
    public HashSet<string> Failed { get; } = [];

    /// <summary>The components that are functions, of which their gateway tells.</summary>
    public IReadOnlyList<string> Functions { get; }

    /// <exception cref="ExperimentException">An address or password is missing, the gateway cannot run a side, or somebody else measures
    /// the system.</exception>
    public static async Task<Testbed> PrepareAsync(
        RunRequest request, StartedSystems started, CancellationToken cancellationToken)
    {
        var testbed = await PrepareAsync(request, cancellationToken);
        testbed.Started = started;
        return testbed;
    }

    public static async Task<Testbed> PrepareAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var inputs = new RunInputs(request);
        if (request.Experiment.Sides.All(side => side.Packaging != Packaging.Functions))
            return await LeasedAsync(new Testbed(request, inputs, gateway: null, modes: null), request, leases: null, cancellationToken);
        if (request.Targets.Knative is not null)
        {
            var knative = await AbleAsync(new KnativeModes(), request.Experiment, cancellationToken);
            return await LeasedAsync(new Testbed(request, inputs, gateway: null, knative), request, leases: null, cancellationToken);
        }

        if (request.Credentials!.GatewayPassword is null)
            throw new ExperimentException("The functions are brought into their modes at the gateway; its password is missing: set "
                + "IRISBENCH_GATEWAY_PASSWORD.");

        var gateway = new GatewayClient(request.Targets.Gateway!, request.Credentials);
        try
        {
            var isOurs = await gateway.IsLocalGatewayAsync(cancellationToken);
            var modes = await AbleAsync(new FunctionModes(gateway, isOurs), request.Experiment, cancellationToken);
            return await LeasedAsync(new Testbed(request, inputs, gateway, modes), request, isOurs ? gateway : null, cancellationToken);
        }
        catch
        {
            gateway.Dispose();
            throw;
        }
    }

    public PipelineSide Side(SideDefinition side, PipelineDefinition pipeline) => _sides[(side, pipeline)];

    /// <summary>All that is watched, irisbench itself among it.</summary>
    /// <param name="builds">How programs are built, where that is known.</param>
    public IReadOnlyList<Component> ComponentsOf(IReadOnlyDictionary<string, ComponentBuild> builds) =>
    [
        .. Source.Components.Select(name => new Component(
            name, _roles[name], builds.GetValueOrDefault(name), Source.Memory, Source.Starts.GetValueOrDefault(name))),
        new Component(ComponentNames.Generator, ComponentRole.Generator, Memory: MemoryKind.Resident),
    ];

    public async ValueTask DisposeAsync()
    {
        await (Lease?.DisposeAsync() ?? ValueTask.CompletedTask);
        Callers.Dispose();
        _gateway?.Dispose();
    }

    private static async Task<Testbed> LeasedAsync(
        Testbed testbed, RunRequest request, GatewayClient? leases, CancellationToken cancellationToken)
    {
        try
        {
            testbed.Lease = await RunLease.TakeAsync(
                request.Command, testbed._sides.Values.SelectMany(side => side.Origins), leases, cancellationToken);
            return testbed;
        }
        catch
        {
            testbed.Source.Dispose();
            await testbed.DisposeAsync();
            throw;
        }
    }

    private static ComponentRole RoleOf(SideDefinition side, ComponentDefinition component) => (component.Role, side.Packaging) switch
    {
        (ComponentShare.Platform, _) => ComponentRole.Platform,
        (ComponentShare.Shared, _) => ComponentRole.Shared,
        (_, Packaging.Monolith) => ComponentRole.Monolith,
        (_, Packaging.Functions) => ComponentRole.Function,
        _ => ComponentRole.Work,
    };

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
}

/// <summary>Brings a side into the state its rounds begin with.</summary>
internal sealed class SidePreparation(Testbed testbed)
{
    // .NET compiles what runs often again after 30 calls; a handful of runs is past the worst of a process's first.
    private const int PrimingRuns = 5;

    /// <exception cref="ExperimentException">The gateway refuses, or a step fails.</exception>
    public async Task PrepareAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        await (testbed.Started?.EnterAsync(side.Name, cancellationToken) ?? Task.CompletedTask);
        var isNew = testbed.Failed.Remove(side.Name);
        if (side.Packaging == Packaging.Functions)
            isNew = await testbed.Modes!.EnterAsync(side, cancellationToken);
        if (!isNew)
            return;

        // A warm function is one that has answered before. In the other modes the first answer is what is measured.
        var pipeline = testbed.Points[0].Experiment.Pipeline;
        for (var run = 0; run < PrimingRuns * side.Replicas && side.Mode == FunctionMode.Warm; run++)
            await AskAsync(side, pipeline.Flowers[0], pipeline, "priming", trace: null, cancellationToken);
    }

    /// <param name="side">The side.</param>
    /// <param name="flower">What it is asked.</param>
    /// <param name="point">The point of a sweep.</param>
    /// <param name="trace">The trace that the call is to be; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ParityAnswer> AnswerAsync(
        SideDefinition side, IReadOnlyList<double> flower, SweepPoint point, string? trace, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(side, flower, point.Experiment.Pipeline, "parity gate", trace, cancellationToken);
        return new ParityAnswer(side.Name, flower, answer.Answers, point.Index) { Whole = answer.Whole };
    }

    private async Task<PipelineAnswer> AskAsync(
        SideDefinition side, IReadOnlyList<double> flower, PipelineDefinition pipeline, string why, string? trace,
        CancellationToken cancellationToken)
    {
        var connection = testbed.Callers.Rent();
        try
        {
            var answer = await testbed.Side(side, pipeline).RunAsync(connection, flower, trace, cancellationToken);
            return answer.Error is null ? answer : throw new ExperimentException($"{side.Name}, {why}, {answer.Error}");
        }
        finally
        {
            testbed.Callers.Return(connection);
        }
    }
}
