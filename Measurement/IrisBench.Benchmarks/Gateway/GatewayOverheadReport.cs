using System.Globalization;
using Spectre.Console;

namespace IrisBench.Benchmarks.Gateway;

internal static class GatewayOverheadReport
{
    public static void Write(IAnsiConsole console, OverheadComparison comparison, IReadOnlyList<TimedAnswer> forks, IReadOnlyList<double> coldStarts)
    {
        var table = new Table().AddColumn("request to answer").AddColumn("median").AddColumn("min").AddColumn("max");
        AddRow(table, "straight to the function", comparison.Direct);
        AddRow(table, "through the gateway, warm", comparison.ThroughGateway);
        AddRow(table, "through the gateway, fork", [.. forks.Select(fork => fork.Seconds)]);
        AddRow(table, "of that, from the decision to exec", [.. forks.Select(fork => fork.StartSeconds ?? double.NaN)]);
        AddRow(table, "through the gateway, from zero", coldStarts);
        console.Write(table);
        console.Profile.Out.Writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ratio gateway/direct: {comparison.Ratio:F2} ({comparison.Direct.Count} calls of each, in turns; {forks.Count} forks, {coldStarts.Count} cold starts)"));
    }

    private static void AddRow(Table table, string name, IReadOnlyList<double> seconds)
        => table.AddRow(name, Milliseconds(Median.Of(seconds)), Milliseconds(seconds.Min()), Milliseconds(seconds.Max()));

    private static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:F2} ms");
}
