using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Catalog;

/// <summary>A run in the results folder, as the list shows it.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Experiment">Name of its experiment.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Status">How it ended.</param>
/// <param name="StatusReason">Why, unless it is complete.</param>
/// <param name="Headlines">What it found, in sentences; empty without an evaluation.</param>
/// <param name="HasReport">Whether it has a <c>report.html</c>.</param>
/// <param name="Files">Its other files, with <c>/</c> between folders.</param>
internal sealed record FinishedRun(
    string Id,
    string Experiment,
    DateTimeOffset StartedAt,
    RunStatus Status,
    string? StatusReason,
    IReadOnlyList<string> Headlines,
    bool HasReport,
    IReadOnlyList<RunFile> Files);
