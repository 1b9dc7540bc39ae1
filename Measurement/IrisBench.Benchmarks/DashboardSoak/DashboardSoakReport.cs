using System.Globalization;
using Spectre.Console;

namespace IrisBench.Benchmarks.DashboardSoak;

internal static class DashboardSoakReport
{
    public static void Write(IAnsiConsole console, WorkingSetSeries series, PipelineDriver driver, WatchedDashboard page, DiscardingCollector collector)
    {
        var table = new Table().AddColumn("minute").AddColumn("working set of the AppHost, MiB: median").AddColumn("max");
        foreach (var minute in series.Samples.GroupBy(sample => (int)sample.Minute))
            table.AddRow(Text($"{minute.Key + 1}"), Text($"{Median.Of(minute.Select(sample => sample.Mebibytes)):F1}"), Text($"{minute.Max(sample => sample.Mebibytes):F1}"));
        console.Write(table);
        console.Profile.Out.Writer.WriteLine(Text($"growth over the second half: {series.Growth():F2} MiB a minute"));
        console.Profile.Out.Writer.WriteLine(Text($"{driver.Runs} pipeline runs ({driver.Failures} refused), {page.Events} events to the page, {collector.Bytes / 1048576.0:F1} MiB of telemetry"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
