using System.Globalization;
using Spectre.Console;

namespace IrisBench.Benchmarks.ColdStart;

internal static class ColdStartReport
{
    public static void Write(IAnsiConsole console, IReadOnlyList<ColdStartComparison> comparisons)
    {
        var table = new Table().AddColumns("step", "side", "median", "min", "max", "of python");
        foreach (var comparison in comparisons)
        {
            foreach (var (side, seconds) in comparison.Seconds)
            {
                table.AddRow(
                    comparison.Step.Name, side, Milliseconds(Median.Of(seconds)), Milliseconds(seconds.Min()), Milliseconds(seconds.Max()),
                    comparison.RatioOf(side).ToString("F2", CultureInfo.InvariantCulture));
            }
        }

        console.Write(table);
        console.Profile.Out.Writer.WriteLine("Process start (--stdin) to answer, in turns. train is never native: ML.NET emits code at run time.");
    }

    private static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:F0} ms");
}
