using System.Globalization;
using Spectre.Console;

namespace IrisBench.Benchmarks.Load;

/// <summary>The comparison as a table of iterations per second.</summary>
internal static class LoadComparisonReport
{
    public static void Write(IAnsiConsole console, LoadComparison comparison)
    {
        var table = new Table().AddColumn("iterations/s").AddColumn("IrisBench").AddColumn("numpy").AddColumn("ratio");
        for (var round = 0; round < comparison.OurRates.Count; round++)
            AddRow(table, $"round {round + 1}", comparison.OurRates[round], comparison.NumpyRounds[round].Rate);
        AddRow(table, "median", comparison.OurMedian, comparison.NumpyMedian);
        console.Write(table);
        // Past the console, which would wrap long lines.
        var lines = console.Profile.Out.Writer;
        var numpy = comparison.NumpyRounds[0];
        lines.WriteLine($"{Environment.ProcessorCount} cores, load average at start {comparison.LoadAverage}");
        lines.WriteLine($"numpy {numpy.Numpy} on {numpy.Blas}");
        lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio IrisBench/numpy: {comparison.Ratio:F2}"));
    }

    private static void AddRow(Table table, string name, double ours, double numpys) => table.AddRow(
        name, ours.ToString("F1", CultureInfo.InvariantCulture), numpys.ToString("F1", CultureInfo.InvariantCulture),
        (ours / numpys).ToString("F2", CultureInfo.InvariantCulture));
}
