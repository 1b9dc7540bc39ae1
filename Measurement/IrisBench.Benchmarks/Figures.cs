using System.Globalization;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Benchmarks;

/// <summary>Prints what was measured.</summary>
internal static class Figures
{
    public const double Mebibyte = 1024 * 1024;

    /// <summary>A table as Markdown on standard output.</summary>
    public static void Write(IEnumerable<string[]> rows, params string[] columns)
    {
        string[][] lines = [columns, [.. columns.Select(_ => "---")], .. rows];
        var widths = columns.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
            Console.WriteLine($"| {string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column])))} |");
        Console.WriteLine();
    }

    /// <summary>Three cells: median, smallest and largest.</summary>
    public static string[] Spread(IReadOnlyCollection<double> seconds, int digits = 0)
        => [Milliseconds(Median.Of(seconds), digits), Milliseconds(seconds.Min(), digits), Milliseconds(seconds.Max(), digits)];

    public static string Milliseconds(double seconds, int digits)
        => $"{(seconds * 1000).ToString($"F{digits}", CultureInfo.InvariantCulture)} ms";

    public static string Mebibytes(double bytes) => Text($"{bytes / Mebibyte:F0} MiB");

    /// <summary>Text with numbers as everybody reads them.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
