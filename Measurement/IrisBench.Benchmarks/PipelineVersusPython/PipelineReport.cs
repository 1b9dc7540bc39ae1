using System.Globalization;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>The comparison as Markdown.</summary>
internal static class PipelineReport
{
    public static void WriteTimes(TextWriter writer, IEnumerable<ComparedSeconds> rows)
    {
        writer.WriteLine("| time | IrisBench: median (smallest to largest) | Python: median (smallest to largest) | ratio (95 %) |");
        writer.WriteLine("| --- | --- | --- | --- |");
        foreach (var row in rows)
            writer.WriteLine($"| {row.What} | {Times(row.Own)} | {Times(row.Python)} | {Ratio(row.Ratio)} |");
        writer.WriteLine();
    }

    public static void WriteMemory(TextWriter writer, IReadOnlyDictionary<string, double> own, IReadOnlyDictionary<string, double> python)
    {
        writer.WriteLine("| memory, peak | IrisBench | Python | ratio |");
        writer.WriteLine("| --- | --- | --- | --- |");
        foreach (var (what, bytes) in own)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {bytes / 1048576:F0} MiB | {python[what] / 1048576:F0} MiB | {bytes / python[what]:F2} |"));
        writer.WriteLine();
    }

    private static string Times(IReadOnlyList<double> seconds) => $"{Time(Median.Of(seconds))} ({Time(seconds.Min())} to {Time(seconds.Max())})";

    private static string Time(double seconds) => seconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:F1} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s");

    // Too few rounds have no interval.
    private static string Ratio(RatioOfMedians ratio) => ratio.Interval is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"**{ratio.Ratio:F2}** ({interval.Lower:F2} to {interval.Upper:F2})")
        : string.Create(CultureInfo.InvariantCulture, $"**{ratio.Ratio:F2}**");
}
