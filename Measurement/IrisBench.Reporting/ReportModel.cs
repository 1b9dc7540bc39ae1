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

    /// <summary>Which runs were answered when; null where nothing failed on purpose.</summary>
    internal FaultChart.Answers? Answers { get; } = FaultChart.Answers.Of(run);

    /// <summary>How far the reference differs from itself, by measure.</summary>
    public IReadOnlyDictionary<string, NoiseFloor> Noise { get; } = summary.NoiseFloors.ToDictionary(floor => floor.Measure);

    /// <summary>The comparisons of each side with the reference, in the order of the tables.</summary>
    public IReadOnlyList<IReadOnlyList<Comparison>> ComparisonsBySide { get; } = MeasureWordings.BySide(summary);

    /// <summary>The same in the measures that a reader looks for first.</summary>
    public IReadOnlyList<IReadOnlyList<Comparison>> HeadlinesBySide => field ??=
        [.. ComparisonsBySide.Select(rows => rows.Where(row => MeasureWordings.Headline.Contains(row.Measure)).ToList())
            .Where(rows => rows.Count > 0)];

    /// <summary>The answer: a sentence, and one more for what has to be known before it is believed.</summary>
    public IReadOnlyList<string> Headline { get; } = Wording.Headline.Of(summary);

    /// <summary>All charts, in the order of the report.</summary>
    public IReadOnlyList<Chart> Charts => field ??= ReportCharts.Of(this);

    /// <summary>Whether there are more than two sides, so that they are shown together before each is by itself.</summary>
    public bool HasSeveral => Sides.Names.Count > 2 && HeadlinesBySide.Count > 0;

    /// <summary>The chart of that name; null where the run has nothing for it.</summary>
    public Chart? Chart(string id) => Charts.FirstOrDefault(chart => chart.Id == id);

    /// <summary>The class of a side's colour.</summary>
    public string StyleOf(string side) => SideColors.Style(Sides.IndexOf(side));
}
