using IrisBench.Compare.Experiment;
using Spectre.Console;

namespace IrisBench.Compare.Reporting;

internal static class ProgressDisplay
{
    /// <summary>Runs <paramref name="work"/> under a progress bar; without one where nobody would see it.</summary>
    public static async Task<T> RunAsync<T>(IAnsiConsole console, Func<Action<ComparisonProgress>, Task<T>> work)
        => Console.IsOutputRedirected
            ? await work(_ => { })
            : await console.Progress()
                .AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
                .StartAsync(async context =>
                {
                    var bar = context.AddTask("starting");
                    return await work(progress =>
                    {
                        bar.Description = Markup.Escape(progress.Doing);
                        bar.MaxValue = progress.Total;
                        bar.Value = progress.Done;
                    });
                });
}
