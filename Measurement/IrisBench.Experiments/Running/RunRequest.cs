using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Machine;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Started;

namespace IrisBench.Experiments.Running;

/// <summary>All that a run needs.</summary>
public sealed record RunRequest
{
    /// <summary>What to run.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>Where the system is.</summary>
    public required RunTargets Targets { get; init; }

    /// <summary>What to sign in with; null where no side is irisbench's own.</summary>
    public required RunCredentials? Credentials { get; init; }

    /// <summary>The folder in which the run gets one of its own.</summary>
    public required DirectoryInfo Results { get; init; }

    /// <summary>The command that was given, without secrets, for the record; the seed is added where it lacks one.</summary>
    public required string Command { get; init; }

    /// <summary>The folder of a run of this experiment that was interrupted, to go on with; null for a new one.</summary>
    public RunFolder? Resume { get; init; }

    /// <summary>Which points of a sweep have had enough, given what was measured and after how many rounds of each side it is looked
    /// at. It must tell the same of the same: a sweep that is resumed asks again. Null runs every round.</summary>
    public Func<RawRun, int, IReadOnlySet<int>>? EndedPoints { get; init; }

    /// <summary>What can be shown here and now, from turns of the reference against itself. Null takes none.</summary>
    public Func<ProbeTurns, ProbeResult>? Probe { get; init; }

    /// <summary>The difference, as a share, without which no round is begun when it cannot be shown; null to begin in any case.</summary>
    public double? Require { get; init; }

    /// <summary>Follows it.</summary>
    public IRunProgress Progress { get; init; } = new NoProgress();

    /// <summary>Reads what the machine of irisbench counts.</summary>
    internal Func<MachineTimes?> ReadMachine { get; init; } = MachineReader.Read;

    /// <summary>Reads how much memory programs can still have, in bytes.</summary>
    internal Func<long?> ReadAvailableMemory { get; init; } = MachineReader.AvailableMemoryBytes;

    /// <summary>What a side asks for and where it is watched, as the run finds it.</summary>
    internal SystemDefinition SystemOf(SideDefinition side)
        => Started.GetValueOrDefault(side.Name)?.In(IrisSystem.Of(side, Targets)) ?? IrisSystem.Of(side, Targets);

    /// <summary>What the texts of the systems that were started for it are filled with, by side.</summary>
    internal IReadOnlyDictionary<string, StartValues> Started { get; init; } = new Dictionary<string, StartValues>();
}

/// <summary>Where the compared system answers.</summary>
public sealed record RunTargets
{
    /// <summary>The monolith; null when no side is it.</summary>
    public Uri? Monolith { get; init; }

    /// <summary>The gateway of the functions; null when no side is functions, or Knative runs them.</summary>
    public Uri? Gateway { get; init; }

    /// <summary>The Knative that runs the functions, in place of <see cref="Gateway"/>.</summary>
    public KnativeTarget? Knative { get; init; }

    /// <summary>Process id of the Aspire AppHost that runs the system on this machine; null when it runs otherwise.</summary>
    public int? AppHost { get; init; }

    /// <summary>The dashboard on this machine that is told the system's traces; null where there is none.</summary>
    public Uri? Dashboard { get; init; }

    /// <summary>A Prometheus server that scrapes everything; null to scrape <see cref="Metrics"/> directly.</summary>
    public Uri? Prometheus { get; init; }

    /// <summary>Where a component tells its metrics: <c>monolith</c>, <c>iris-server</c>, <c>gateway</c>,
    /// which tells those of the functions too.</summary>
    public IReadOnlyDictionary<string, Uri> Metrics { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Where they are containers on this machine: the control groups of each component, by path (<c>/docker/…</c>, as
    /// <c>/proc/PID/cgroup</c> tells it) or container id. Empty to ask <see cref="Metrics"/> or <see cref="Prometheus"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ControlGroups { get; init; }
        = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether they say where the figures of the Iris pipeline come from, in place of its description.</summary>
    internal bool TellFigures => Prometheus is not null || ControlGroups.Count > 0;
}

/// <summary>Functions that are Knative Services: all at one address, told apart by their host.</summary>
/// <param name="Ingress">The gateway of Knative's networking layer.</param>
/// <param name="Domain">What follows a function's name in its host: namespace and domain, as in
/// <c>knative-fn.svc.cluster.local</c>.</param>
public sealed record KnativeTarget(Uri Ingress, string Domain);

/// <summary>What a run signs in with. None of it is ever written down.</summary>
/// <param name="User">User of iris-server.</param>
/// <param name="Password">Their password.</param>
/// <param name="GatewayUser">User of the gateway's <c>/system</c>.</param>
/// <param name="GatewayPassword">Their password; null where no function has to be brought into a mode.</param>
public sealed record RunCredentials(string User, string Password, string GatewayUser = "admin", string? GatewayPassword = null)
{
    /// <summary>Hides the passwords: records print their members.</summary>
    public override string ToString() => $"{nameof(RunCredentials)} {{ {nameof(User)} = {User}, {nameof(GatewayUser)} = {GatewayUser} }}";
}

/// <summary>How a run ended and what it left.</summary>
/// <param name="Folder">Where everything that was measured is.</param>
/// <param name="Header">The run's header, with status and reason.</param>
/// <param name="Rounds">Rounds that are in the folder.</param>
/// <param name="PlannedRounds">Rounds that were planned.</param>
public sealed record RunOutcome(RunFolder Folder, RunHeader Header, int Rounds, int PlannedRounds);
