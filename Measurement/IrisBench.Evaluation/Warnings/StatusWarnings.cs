using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Warnings;

/// <summary>About a run that did not end as planned.</summary>
internal static class StatusWarnings
{
    public static IEnumerable<string> Of(RunHeader header)
    {
        var reason = header.StatusReason is { } text ? $" ({text.TrimEnd('.')})" : "";
        return header.Status switch
        {
            RunStatus.Complete => [],
            RunStatus.Interrupted => [$"The run was interrupted{reason}; the figures are of what had been measured."],
            RunStatus.Failed => [$"The run failed{reason}; the figures are of what had been measured."],
            _ => ["The run has not ended, or its process was killed; the figures are of what had been measured."],
        };
    }
}
