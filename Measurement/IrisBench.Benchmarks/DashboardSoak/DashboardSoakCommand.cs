using System.CommandLine;
using Spectre.Console;

namespace IrisBench.Benchmarks.DashboardSoak;

/// <summary><c>dashboard-soak</c>: how much memory the AppHost takes while pipelines run, telemetry flows and its dashboard is open.</summary>
internal static class DashboardSoakCommand
{
    public static Command Create()
    {
        var minutes = NumberOption.Create("--minutes", "How long to run.", 10, 1, 24 * 60);
        var command = new Command("dashboard-soak", "Working set of the AppHost under pipeline load, with telemetry on and the dashboard open.") { minutes };
        command.SetAction((result, cancellationToken) => RunAsync(TimeSpan.FromMinutes(result.GetValue(minutes)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        try
        {
            await using var collector = await DiscardingCollector.StartAsync(cancellationToken);
            await using var system = await SoakedSystem.StartAsync(collector.Endpoint, cancellationToken);
            await using var page = await WatchedDashboard.OpenAsync(system, cancellationToken);
            var series = new WorkingSetSeries(system.ProcessId);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            end.CancelAfter(length);
            var driver = new PipelineDriver(system);
            await Task.WhenAll(driver.RunAsync(end.Token), series.SampleAsync(end.Token));
            cancellationToken.ThrowIfCancellationRequested();
            DashboardSoakReport.Write(AnsiConsole.Console, series, driver, page, collector);
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
