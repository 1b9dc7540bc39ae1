using IrisBench.Experiments.Running.Progress;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Compare.Progress;

/// <summary>A bar of rounds, with what is under way.</summary>
internal sealed class BarProgress(ProgressTask bar, IAnsiConsole console) : IRunProgress
{
    public void Report(RunEvent progress)
    {
        switch (progress)
        {
            case RunStarted started:
                bar.MaxValue = started.Rounds;
                bar.Value = started.Done;
                break;
            case RunEstimated or PointEnded:
                if (progress is PointEnded ended)
                    bar.MaxValue -= ended.RoundsSaved;
                // Above the bar, which the console moves down.
                console.WriteLine(PlainText.Clean(ProgressText.Of(progress)!));
                break;
            case PhaseStarted or RoundStarted:
                bar.Description = Markup.Escape(PlainText.Clean(ProgressText.Of(progress)!));
                break;
            case RoundEnded:
                bar.Increment(1);
                break;
        }
    }
}
