using System.Globalization;
using Spectre.Console;

namespace IrisBench.Benchmarks.ColdStart;

internal static class ColdStartReport
{
    public static void Write(IAnsiConsole console, ColdStartComparison comparison)
    {
        var table = new Table().AddColumn("process start to answer").AddColumn("median").AddColumn("min").AddColumn("max");
        AddRow(table, "iris-predict --stdin", comparison.Ours);
        AddRow(table, "python3 with scikit-learn", comparison.Pythons);
        console.Write(table);
        console.Profile.Out.Writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ratio IrisBench/python: {comparison.Ratio:F2} ({comparison.Ours.Count} starts of each, in turns)"));
    }

    private static void AddRow(Table table, string name, IReadOnlyList<double> seconds)
        => table.AddRow(name, Milliseconds(Median.Of(seconds)), Milliseconds(seconds.Min()), Milliseconds(seconds.Max()));

    private static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:F0} ms");
}
