using System.Collections.Immutable;
using IrisBench.Experiments.Results;
using IrisBench.LiveView.Timelines;

namespace IrisBench.LiveView.Board;

/// <summary>All that a page shows of the run that goes on, or of the last one.</summary>
internal sealed record LiveRun
{
    /// <summary>The folder's name; null until there is one.</summary>
    public string? Id { get; init; }

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>What it is to find out.</summary>
    public string? Description { get; init; }

    /// <summary>The sides, the reference first.</summary>
    public required ImmutableArray<LiveSide> Sides { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How it ended, or that it goes on.</summary>
    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>Why, unless it is complete.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Whether it has a report.</summary>
    public bool HasReport { get; init; }

    /// <summary>What it is doing.</summary>
    public required LiveProgress Progress { get; init; }

    /// <summary>The lines of the charts.</summary>
    public ImmutableArray<UseGroup> Groups { get; init; } = [];

    /// <summary>The charts' points, by time.</summary>
    public ImmutableList<LivePoint> Points { get; init; } = [];

    /// <summary>The rounds that are over.</summary>
    public ImmutableList<LiveRound> Rounds { get; init; } = [];

    /// <summary>What a reader has to know, as it came up.</summary>
    public ImmutableList<string> Warnings { get; init; } = [];
}
