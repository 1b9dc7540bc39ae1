using System.Globalization;
using CsvHelper;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Sweeps;

/// <summary><c>points.csv</c> (RFC 4180): a row for each point, side and measure.</summary>
internal static class SweepCsv
{
    private static readonly string[] Figures =
    [
        "side", "measure", "rounds", "median", "lower", "upper", "reference", "ratio", "ratioLower", "ratioUpper", "noiseLower",
        "noiseUpper", "verdict", "endedEarlyAfter",
    ];

    public static string Write(SweepSummary summary)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text))
        {
            Row(csv, [.. summary.Axes.Select(axis => axis.Name), .. Figures]);
            foreach (var point in summary.Points)
            {
                foreach (var (side, measure) in point.Sides.SelectMany(side => side.Measures, (side, measure) => (side, measure)))
                    Row(csv, [.. point.Values.Select(value => value.Text), .. Cells(point, side, measure)]);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<object?> Cells(SweepPointSummary point, SideSummary side, MeasureSummary measure)
    {
        var row = point.Comparisons.FirstOrDefault(row => row.Side == side.Side && row.Measure == measure.Measure);
        var noise = point.NoiseFloors.FirstOrDefault(floor => floor.Measure == measure.Measure)?.RatioInterval;
        return
        [
            side.Side, measure.Measure, side.Rounds, measure.Median, measure.Interval?.Lower, measure.Interval?.Upper,
            row?.Reference, row?.Ratio, row?.RatioInterval?.Lower, row?.RatioInterval?.Upper, noise?.Lower, noise?.Upper,
            row?.Verdict.Kind, point.EndedEarlyAfter,
        ];
    }

    private static void Row(CsvWriter csv, IEnumerable<object?> cells)
    {
        string[] texts = [.. cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")];
        csv.WriteRecord(texts.AsSpan());
    }
}
