using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Sweeps;

/// <summary>All that the formats of a sweep's report show, prepared once.</summary>
/// <param name="summary">What the sweep found.</param>
public sealed class SweepModel(SweepSummary summary)
{
    /// <summary>What the sweep found.</summary>
    public SweepSummary Summary { get; } = summary;

    /// <summary>The sides and their colours.</summary>
    public ReportSides Sides { get; } = new(summary.Run.Experiment.Sides);

    /// <summary>The horizontal axis.</summary>
    public SweepAxis Axis { get; } = summary.Axes[0];

    /// <summary>The lines along it.</summary>
    public IReadOnlyList<SweepLine> Lines { get; } =
        [.. summary.Points.GroupBy(point => point.Values.ElementAtOrDefault(1))
            .Select((line, index) => new SweepLine(index, line.Key, [.. line.OrderBy(point => point.Values[0].Value)]))];

    /// <summary>Where the sides part in time, a sentence each.</summary>
    public IReadOnlyList<string> Headline { get; } = SweepWording.Headline(summary);

    /// <summary>All charts, in the order of the report.</summary>
    public IReadOnlyList<Chart> Charts => field ??=
        [.. HeatMapChart.All(this), .. Lines.SelectMany(line => SweepCharts.Of(this, line))];

    /// <summary>The measures that are drawn: time, CPU, memory, money.</summary>
    internal static IReadOnlyList<string> Drawn { get; } =
        [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.CostPerMillionRuns];

    /// <summary>How a value of the horizontal axis is written.</summary>
    internal string Tick(double value) => Summary.Points.Select(point => point.Values[0]).First(known => known.Value == value).Text;
}

/// <summary>The points along the first axis at one value of the second.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Along">The value of the second axis; null where there is none.</param>
/// <param name="Points">The points, by rising value of the first axis.</param>
public sealed record SweepLine(int Index, AxisValue? Along, IReadOnlyList<SweepPointSummary> Points)
{
    /// <summary>For a title: <c>, mode fork</c>, or nothing.</summary>
    public string Suffix => Along is { } value ? $", {value.Axis} {value.Text}" : "";
}
