using IrisBench.Compare.Commands;
using IrisBench.Experiments.Running.Progress;
using Spectre.Console;

namespace IrisBench.Compare.Progress;

internal static class RunProgress
{
    /// <summary>Runs <paramref name="work"/> and shows how it goes; by itself only where somebody sees it.</summary>
    public static async Task<T> FollowAsync<T>(IAnsiConsole console, ProgressKind? kind, Func<IRunProgress, Task<T>> work)
        => (kind ?? (Console.IsOutputRedirected ? ProgressKind.None : ProgressKind.Bar)) switch
        {
            ProgressKind.Bar => await console.Progress()
                .AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
                .StartAsync(context => work(new BarProgress(context.AddTask("starting"), console))),
            ProgressKind.Plain => await work(new PlainProgress(ErrorLine.Note)),
            _ => await work(new NoProgress()),
        };
}
