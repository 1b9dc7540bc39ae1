using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Results;

/// <summary>What a run was and where: <c>run.json</c> of its folder.</summary>
public sealed record RunHeader
{
    /// <summary>Version of the format of <c>run.json</c>, <c>rounds.jsonl</c>, <c>pipelines.jsonl</c> and <c>samples.jsonl</c>.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the run and of its folder: experiment and start time, <c>quick-20261124-101500</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of irisbench.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>Why, unless it is complete.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The experiment as it was run, with the seed that was chosen.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>Where it ran.</summary>
    public required MachineDescription Machine { get; init; }

    /// <summary>Where the figures of the processes come from.</summary>
    public required MeasurementSource Source { get; init; }

    /// <summary>Of what they are.</summary>
    public MeasuredScope Scope { get; init; }

    /// <summary>How their memory is counted; null in a run of an older irisbench.</summary>
    public MemoryKind? Memory { get; init; }

    /// <summary>The same, also where it is not recorded: of processes it was the resident set then.</summary>
    [JsonIgnore]
    public MemoryKind MemoryKind => Memory ?? (Scope == MeasuredScope.Container ? MemoryKind.Container : MemoryKind.Resident);

    /// <summary>Cores that can have been busy at once in what was watched; infinite where nobody knows.</summary>
    [JsonIgnore]
    public double MostCores => MachineLimits.MostCores(Machine, Source, MemoryKind, Orchestrator is not null);

    /// <summary>Everything that was watched.</summary>
    public required IReadOnlyList<Component> Components { get; init; }

    /// <summary>How the functions were built in each side that says how they are to be compiled.</summary>
    public IReadOnlyList<SideBuild> SideBuilds { get; init; } = [];

    /// <summary>Which functions were scaled by a policy, in each side; empty where all had a fixed number of replicas.</summary>
    public IReadOnlyList<SideScaling> SideScaling { get; init; } = [];

    /// <summary>The parity gate's inputs and what both sides answered.</summary>
    public IReadOnlyList<ParityAnswer> Parity { get; init; } = [];

    /// <summary>The trace that its load plays; null of another load.</summary>
    public TraceRecord? Trace { get; init; }

    /// <summary>A call of each side that the system's dashboard shows; null where none showed any, and in a run of an older
    /// irisbench.</summary>
    public TracedCalls? TracedCalls { get; init; }

    /// <summary>What could be shown when it began; null where nobody looked.</summary>
    public ProbeResult? Probe { get; init; }

    /// <summary>What a reader has to know about how it was measured: which series a figure comes from, what was not at rest.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What Aspire's AppHost and orchestrator took meanwhile, counted to no side;
    /// null when the system runs without them.</summary>
    public OrchestratorUse? Orchestrator { get; init; }

    /// <summary>What each raw file was when the run ended, by name, so that a change can be found: <c>irisbench check</c>. Null while it
    /// goes on, and in a run of an older irisbench.</summary>
    public IReadOnlyDictionary<string, FileDigest>? Files { get; init; }

    /// <summary>What the machine was like before the first round; null in a run of an older irisbench.</summary>
    public RunConditions? Conditions { get; init; }

    /// <summary>The command line that repeats it, without secrets.</summary>
    public required string Command { get; init; }
}

/// <summary>What the machine can give at most.</summary>
internal static class MachineLimits
{
    /// <summary>Cores that can be busy at once in what is watched: those of the machine, where it is known to be irisbench's own; else
    /// nobody knows.</summary>
    public static double MostCores(MachineDescription machine, MeasurementSource source, MemoryKind memory, bool isOrchestrated = false)
        => isOrchestrated || memory == MemoryKind.Own || source is MeasurementSource.Processes or MeasurementSource.ControlGroups
            ? machine.MachineCores ?? machine.Cores
            : double.PositiveInfinity;
}

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>It goes on, or its process was killed.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>All rounds were run.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>The user stopped it; what had been measured is kept.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,

    /// <summary>A step failed or a measurement was lost; what had been measured is kept.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>What the figures were measured on: the machine of irisbench itself.</summary>
/// <param name="Cpu">Model of the processor.</param>
/// <param name="Cores">Logical processors that this process may use.</param>
/// <param name="MemoryBytes">Memory that it may use: the limit of its container, or the machine's.</param>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Kernel">Version of the kernel.</param>
/// <param name="DotNet">Version of the runtime.</param>
/// <param name="LoadAverage">Of the last minute, when the run began; null where the system does not tell.</param>
/// <param name="Commit">The commit of the working copy, with <c>+</c> when it has changes; null outside one.</param>
/// <param name="MachineCores">Logical processors of the machine, whatever the limits of a container; null where nobody tells.</param>
/// <param name="MachineMemoryBytes">Physical memory of the machine; null where nobody tells.</param>
public sealed record MachineDescription(
    string Cpu, int Cores, long MemoryBytes, string OperatingSystem, string Kernel, string DotNet, double? LoadAverage, string? Commit,
    int? MachineCores = null, long? MachineMemoryBytes = null)
{
    /// <summary>Cores that irisbench shares with what it measures: those of the machine, or of its container where that has a limit. That
    /// it was pinned to some of them takes none away from the others.</summary>
    [JsonIgnore]
    internal int SharedCores => ContainerCores is { } limit ? Math.Min(limit, MachineCores ?? limit) : MachineCores ?? Cores;

    /// <summary>Cores that the CPU limit of irisbench's container allows; null where there is none.</summary>
    public int? ContainerCores { get; init; }
}

/// <summary>What one side answered to one flower before anything was timed.</summary>
/// <param name="Side">The side.</param>
/// <param name="Flower">The input.</param>
/// <param name="Answers">The values that must agree between the sides, by name; null in a run of an older irisbench.</param>
/// <param name="Point">The point of a sweep, from 0; 0 where nothing varies.</param>
public sealed record ParityAnswer(
    string Side, IReadOnlyList<double> Flower, IReadOnlyDictionary<string, JsonElement>? Answers = null, int Point = 0)
{
    /// <summary>The same as they were answered, while the run asks: of a large value a digest is written.</summary>
    [JsonIgnore]
    internal IReadOnlyDictionary<string, JsonElement>? Whole { get; init; }
}

/// <summary>What a played trace was, so that another is found.</summary>
/// <param name="Sha256">SHA-256 of the file, in hexadecimal.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Arrivals">Arrivals that a round has of it.</param>
public sealed record TraceRecord(string Sha256, long Bytes, int Arrivals);

/// <summary>A call of each side as a trace in the dashboard of the system. It was made before anything was timed.</summary>
/// <param name="Dashboard">Where the dashboard was, on this machine.</param>
/// <param name="Sides">The trace of each side.</param>
public sealed partial record TracedCalls(string Dashboard, IReadOnlyList<SideTrace> Sides)
{
    /// <summary>The address of a dashboard without its path, where a secret may stand; null of a text that names no server on this
    /// machine.</summary>
    public static Uri? DashboardIn(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsLoopback && address.UserInfo.Length == 0
            && address.Scheme is "http" or "https"
            ? new Uri(address.GetLeftPart(UriPartial.Authority))
            : null;

    /// <summary>The dashboard's page of each call. What is no trace, or is elsewhere, has none: a folder may be anybody's.</summary>
    public IEnumerable<(string Side, Uri Page)> Pages() => DashboardIn(Dashboard) is not { } dashboard
        ? []
        : Sides.Where(call => Id().IsMatch(call.TraceId))
            .Select(call => (call.Side, new Uri(dashboard, $"/traces/detail/{call.TraceId}")));

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex Id();
}

/// <summary>The trace of a call.</summary>
/// <param name="Side">The side that was called.</param>
/// <param name="TraceId">Id of the trace (https://www.w3.org/TR/trace-context), 32 hexadecimal digits.</param>
public sealed record SideTrace(string Side, string TraceId);

/// <summary>What the machine was like before the first round.</summary>
/// <param name="LoadAverage">Of the minute before; null where the system does not tell.</param>
/// <param name="CoresAllowed">Logical processors that irisbench may use.</param>
/// <param name="Machine">What it did while all that is measured was idle; null where that is not known.</param>
/// <param name="Speed">How fast its processors ran; null where nobody tells it.</param>
public sealed record RunConditions(double? LoadAverage, int CoresAllowed, MachineUse? Machine, ProcessorSpeed? Speed = null);

/// <summary>How fast processors run, mean over all.</summary>
/// <param name="Hertz">At the moment.</param>
/// <param name="MostHertz">At most.</param>
public sealed record ProcessorSpeed(double Hertz, double MostHertz);

/// <summary>What the processes that hold the measured system together took beside it.</summary>
/// <param name="Processes">How many there were at the end of the run.</param>
/// <param name="CpuSeconds">Their processor time during the run, in seconds.</param>
/// <param name="Seconds">How long the run took, in seconds.</param>
public sealed record OrchestratorUse(int Processes, double CpuSeconds, double Seconds);
