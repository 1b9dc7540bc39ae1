using IrisBench.Experiments.Running.Progress;

namespace IrisBench.Compare.Progress;

/// <summary>A line for whatever a reader of a log wants to know.</summary>
internal sealed class PlainProgress(Action<string> tell) : IRunProgress
{
    public void Report(RunEvent progress)
    {
        if (ProgressText.Of(progress) is { } text)
            tell(text);
    }
}
