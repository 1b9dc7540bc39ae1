using System.Globalization;
using Spectre.Console;

namespace IrisBench.Benchmarks.Gateway;

internal static class NativeLoadReport
{
    private const double Mebibyte = 1024 * 1024;

    public static void Write(IAnsiConsole console, IReadOnlyDictionary<string, List<double>> seconds, IReadOnlyDictionary<string, double> bytes)
    {
        var table = new Table().AddColumns("iris-load", "from zero: median", "min", "max", "working set, warm");
        foreach (var (name, values) in seconds)
            table.AddRow(name, Milliseconds(Median.Of(values)), Milliseconds(values.Min()), Milliseconds(values.Max()), Text($"{bytes[name] / Mebibyte:F0} MiB"));
        console.Write(table);
        console.Profile.Out.Writer.WriteLine(Text(
            $"ratio native/r2r: from zero {Median.Of(seconds["native"]) / Median.Of(seconds["r2r"]):F2}, working set {bytes["native"] / bytes["r2r"]:F2}"));
    }

    private static string Milliseconds(double seconds) => Text($"{seconds * 1000:F0} ms");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
