using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.LiveView.Running;

namespace IrisBench.LiveView.Board;

/// <summary>All that a page shows of the run that goes on, or of the last one.</summary>
internal sealed record LiveRun
{
    /// <summary>The folder's name; null until there is one.</summary>
    public string? Id { get; init; }

    public required string Experiment { get; init; }

    public string? Description { get; init; }

    /// <summary>The reference first.</summary>
    public required ImmutableArray<LiveSide> Sides { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>Why, unless it is complete.</summary>
    public string? StatusReason { get; init; }

    public bool HasReport { get; init; }

    public required LiveProgress Progress { get; init; }

    /// <summary>The lines of the charts.</summary>
    public ImmutableArray<UseGroup> Groups { get; init; } = [];

    /// <summary>The charts' points, by time.</summary>
    public ImmutableList<LivePoint> Points { get; init; } = [];

    public ImmutableList<LiveRound> Rounds { get; init; } = [];

    public ImmutableList<string> Warnings { get; init; } = [];
}

/// <summary>A side of the comparison; its packaging says which of the lines in the charts is its own.</summary>
internal sealed record LiveSide(string Name, Packaging Packaging);

/// <summary>What is known of a run once its folder is there, whose name is its id.</summary>
internal sealed record LiveHeader(string Id, ImmutableArray<UseGroup> Groups);

/// <summary>What a run is doing.</summary>
/// <param name="Text">In words.</param>
/// <param name="Side">The side whose round it is; null when it is no round.</param>
/// <param name="Done">Rounds that are over, warm-ups included.</param>
/// <param name="Total">All rounds; 0 while nobody knows.</param>
/// <param name="EndsAt">When it will probably end, by the clock of this machine, the browser's too; null while nobody knows.</param>
internal sealed record LiveProgress(string Text, string? Side, int Done, int Total, DateTimeOffset? EndsAt);

/// <summary>What the processes used at one moment of the run, by group in the order of <see cref="LiveRun.Groups"/>: cores since the point
/// before, and bytes of working set.</summary>
internal sealed record LivePoint(double At, ImmutableArray<double> Cores, ImmutableArray<double> Bytes);

/// <summary>A round that is over, by its place in the order of execution; the latency is the median of its pipeline runs that were
/// answered. All times are seconds.</summary>
internal sealed record LiveRound(int Index, string Side, RoundKind Kind, double At, double Seconds, double? Latency, string? VoidReason);

/// <summary>How a run ended.</summary>
internal sealed record LiveEnd(RunStatus Status, string? StatusReason, bool HasReport)
{
    /// <summary>The folder's name; null of a run without a report.</summary>
    public string? Id { get; init; }

    /// <summary>What its report says above all.</summary>
    public IReadOnlyList<string> Headlines { get; init; } = [];
}

/// <summary>What the page reads and sends.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LiveRun))]
[JsonSerializable(typeof(LiveHeader))]
[JsonSerializable(typeof(LiveProgress))]
[JsonSerializable(typeof(LivePoint))]
[JsonSerializable(typeof(LiveRound))]
[JsonSerializable(typeof(LiveEnd))]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(Choices))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(string))]
internal sealed partial class LiveJson : JsonSerializerContext;
