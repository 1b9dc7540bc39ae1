using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>How a run ended, in a sentence.</summary>
internal static class StatusWording
{
    public static string Of(RunHeader run)
    {
        var sentence = run.Status switch
        {
            RunStatus.Complete => "All rounds were run.",
            RunStatus.Interrupted => "The run was interrupted.",
            RunStatus.Failed => "The run failed.",
            _ => "The run had not ended, or was killed.",
        };
        return run.StatusReason is { } reason ? $"{sentence} {PlainText.Clean(reason)}" : sentence;
    }
}
