using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Processes;

namespace IrisBench.Experiments.Sides.Started;

/// <summary>The systems of an experiment that irisbench builds and starts. Disposing it ends them, with all that they have started; when
/// irisbench is killed, a process of its own does.</summary>
internal sealed class StartedSystems : IAsyncDisposable
{
    /// <summary>By it all that was started is known.</summary>
    public const string Variable = "IRISBENCH_STARTED";

    private const int NoticingLooks = 20;
    private static readonly TimeSpan NoticingPause = TimeSpan.FromMilliseconds(50);

    // Of what a start takes: what is asked takes more than what is ready.
    private const int SpareMemory = 2;
    private const int Mebibytes = 20;

    private readonly List<StartedSystem> _systems = [];
    private readonly List<string> _notes = [];
    private readonly List<ChildWatchdog> _watchdogs = [];
    private readonly CancellationTokenSource _lost = new();

    private StartedSystems()
    {
    }

    /// <summary>What a reader has to know about how they were started.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Cancelled when a system ends by itself.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why it is; null as long as it is not.</summary>
    public ExperimentException? Failure { get; private set; }

    /// <summary>Why one is lost; null when none is. What fails because a system has died may be seen before its end is.</summary>
    public async Task<ExperimentException?> WhyLostAsync()
    {
        for (var look = 0; look < NoticingLooks && Failure is null && _systems.Count > 0; look++)
            await Task.Delay(NoticingPause);
        return Failure;
    }

    /// <summary>Whether an experiment has any.</summary>
    public static bool AreIn(Experiment experiment) => experiment.Sides.Any(side => side.System?.Start is not null);

    /// <summary>Builds all, and then starts all that may be up together.</summary>
    /// <returns>The systems, and the request in which their addresses and processes are known.</returns>
    /// <exception cref="ExperimentException">One cannot be built or does not come up; nothing is left running.</exception>
    public static async Task<(StartedSystems Systems, RunRequest Request)> StartAsync(
        RunRequest request, DirectoryInfo logs, CancellationToken cancellationToken)
    {
        var systems = new StartedSystems();
        if (!AreIn(request.Experiment))
            return (systems, request);
        try
        {
            var inputs = new RunInputs(request);
            SideDefinition[] sides = [.. request.Experiment.Sides.Where(side => side.System?.Start is not null)];
            StartValues[] values = [.. sides.Zip(StartValues.FreePorts(sides.Length), (side, port) => new StartValues(
                Path.GetFullPath(side.Folder ?? "."), side.Name, port))];
            var builds = new SystemBuilds(inputs, logs, request.Progress);
            foreach (var (side, value) in sides.Zip(values))
                await builds.BuildAsync(side, value, cancellationToken);
            foreach (var (side, value) in sides.Zip(values))
                systems._systems.Add(new StartedSystem(side, value, inputs, logs, systems.Lose));
            systems.Watch();
            await systems.StartTogetherAsync(request, cancellationToken);
            return (systems, request with { Started = systems._systems.ToDictionary(system => system.Side, system => system.Values) });
        }
        catch
        {
            await systems.DisposeAsync();
            throw;
        }
    }

    /// <summary>That of a side which has one.</summary>
    public StartedSystem Of(string side) => _systems.Single(system => system.Side == side);

    /// <summary>Brings a side up for its round, and takes down what must not be up beside it.</summary>
    /// <exception cref="ExperimentException">It does not come up.</exception>
    public async Task EnterAsync(string side, CancellationToken cancellationToken)
    {
        await StopExclusiveAsync(side);
        if (_systems.Find(system => system.Side == side) is not { } own)
            return;
        if (own.IsStale)
            await own.DownAsync();
        await own.UpAsync(cancellationToken);
        own.Use();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_systems.Select(system => system.DownAsync()));
        foreach (var system in _systems)
            system.Dispose();

        foreach (var watchdog in _watchdogs)
            watchdog.Dispose();
        _lost.Dispose();
    }

    // As many as memory holds: a system that swaps, or is killed for want of memory, says nothing of its version.
    private async Task StartTogetherAsync(RunRequest request, CancellationToken cancellationToken)
    {
        StartedSystem[] together = [.. _systems.Where(system => !system.IsExclusive)];
        var most = 0L;
        foreach (var system in together)
        {
            var free = request.ReadAvailableMemory();
            if (free < SpareMemory * most && together.All(one => one.MayBeStopped))
            {
                await Task.WhenAll(together.Select(one => one.StandAloneAsync()));
                _notes.Add($"{string.Join(", ", together.Select(one => one.Side))} were not up at once: starting one took up to "
                    + $"{most >> Mebibytes:#,0} MiB, and {free >> Mebibytes:#,0} MiB were left before {system.Side} was started.");
                return;
            }

            request.Progress.Report(new PhaseStarted($"starting {system.Side}"));
            await system.UpAsync(cancellationToken);
            most = Math.Max(most, (free - request.ReadAvailableMemory()) ?? 0);
        }
    }

    private async Task StopExclusiveAsync(string side)
    {
        // Who is measured alone is so beside nobody.
        var isAlone = _systems.Any(system => system.Side == side && system.IsExclusive);
        foreach (var system in _systems.Where(system => system.Side != side && (system.IsExclusive || isAlone)))
            await system.DownAsync();
    }

    private void Watch()
    {
        foreach (var system in _systems)
        {
            var watchdog = new ChildWatchdog(system.Mark);
            watchdog.Start();
            _watchdogs.Add(watchdog);
        }
    }

    private void Lose(string reason)
    {
        Failure ??= new ExperimentException(reason);
        try
        {
            _lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run is over.
        }
    }
}
