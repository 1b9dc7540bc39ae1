using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Sides against the reference.</summary>
internal static class ComparisonTable
{
    /// <summary>One side in every measure, with the values of both.</summary>
    public static DataTable Of(IReadOnlyList<Comparison> comparisons, RunSummary summary) => DataTable.Of(
        [RunWording.Of(summary.Run.MemoryKind), comparisons[0].Side, comparisons[0].Reference, .. Columns],
        comparisons,
        row =>
        [
            MeasureWordings.Of(row.Measure).Label, Median(row, row.Side, summary), Median(row, row.Reference, summary),
            .. Cells(row, summary),
        ],
        6);

    /// <summary>What is compared, and over how many blocks: of a time they may be fewer, where irisbench sent late.</summary>
    public static string CaptionOf(IReadOnlyList<Comparison> comparisons)
    {
        var most = comparisons.Max(row => row.Pairs);
        var fewer = comparisons.Where(row => row.Pairs < most).GroupBy(row => row.Pairs)
            .Select(rows => $"; {string.Join(", ", rows.Select(row => MeasureWordings.Of(row.Measure).Label))}: {rows.Key}");
        return $"{comparisons[0].Side} against {comparisons[0].Reference}, {most} blocks{string.Concat(fewer)}";
    }

    /// <summary>Several sides in the measures of a chart: the ratios that it shows.</summary>
    public static DataTable Ratios(IReadOnlyList<Comparison> comparisons, RunSummary summary) => DataTable.Of(
        ["Side", "Measure", .. Columns], comparisons,
        row => [row.Side, MeasureWordings.Of(row.Measure).Label, .. Cells(row, summary)], 1, 5);

    /// <summary>All sides, in a table that fits a terminal: a line with the name of a side, and below it its measures.</summary>
    public static DataTable Short(IReadOnlyList<IReadOnlyList<Comparison>> sides, RunSummary summary) => new(
        [$"{(sides.Count > 1 ? "Each side" : sides[0][0].Side)} against {sides[0][0].Reference}", .. Columns],
        [
            .. sides.SelectMany(rows => rows
                .Select(row => (IReadOnlyList<string>)[MeasureWordings.Of(row.Measure).Label, .. Cells(row, summary)])
                .Prepend([rows[0].Side, "", "", "", ""]).Skip(sides.Count > 1 ? 0 : 1)),
        ])
    {
        TextColumns = [4],
    };

    private static IReadOnlyList<string> Columns { get; } = ["Ratio", "95 % interval", "Noise floor", "Verdict"];

    private static string[] Cells(Comparison row, RunSummary summary) =>
    [
        Quantity.Ratio(row.Ratio), IntervalWording.Of(row.RatioInterval, Quantity.Ratio),
        IntervalWording.Of(
            summary.NoiseFloors.FirstOrDefault(floor => floor.Measure == row.Measure)?.RatioInterval, Quantity.Ratio),
        RunWording.Of(row.Verdict),
    ];

    private static string Median(Comparison row, string side, RunSummary summary)
        => summary.Sides.First(found => found.Side == side).Find(row.Measure) is { } found
            ? MeasureWordings.Of(row.Measure).Format(found.Median) : "–";
}
