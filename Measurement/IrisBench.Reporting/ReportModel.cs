using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting;

/// <summary>All that the formats of the report show, prepared once.</summary>
/// <param name="summary">What the run found.</param>
/// <param name="run">What it measured.</param>
public sealed class ReportModel(RunSummary summary, RawRun run)
{
    /// <summary>What the run found.</summary>
    public RunSummary Summary { get; } = summary;

    /// <summary>What the run was.</summary>
    public RunHeader Header { get; } = summary.Run;

    /// <summary>The sides and their colours.</summary>
    public ReportSides Sides { get; } = new(summary.Run.Experiment.Sides);

    /// <summary>CPU and memory over time.</summary>
    public RunTimeline Timeline { get; } = RunTimeline.Of(run);

    /// <summary>How far the reference differs from itself, by measure.</summary>
    public IReadOnlyDictionary<string, NoiseFloor> Noise { get; } = summary.NoiseFloors.ToDictionary(floor => floor.Measure);

    /// <summary>The comparisons of each side with the reference, in the order of the tables.</summary>
    public IReadOnlyList<IReadOnlyList<Comparison>> ComparisonsBySide { get; } =
    [
        .. summary.Comparisons.GroupBy(comparison => comparison.Side)
            .Select(side => side.OrderBy(comparison => MeasureWordings.Order(comparison.Measure)).ToList()),
    ];

    /// <summary>The answer in a sentence a side.</summary>
    public IReadOnlyList<string> Headline { get; } = Wording.Headline.Of(summary);
}
