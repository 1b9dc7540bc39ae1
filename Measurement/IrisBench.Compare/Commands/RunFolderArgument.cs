using System.CommandLine;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Compare.Commands;

/// <summary>Folders of runs on the command line.</summary>
internal static class RunFolderArgument
{
    public static Argument<DirectoryInfo> Create(string name, string description)
        => new Argument<DirectoryInfo>(name) { Description = description }.AcceptExistingOnly();

    /// <exception cref="RunFolderException">It is no run's folder.</exception>
    public static async Task<(RawRun Run, RunSummary Summary)> EvaluateAsync(DirectoryInfo folder, PriceSheet prices, CancellationToken cancellationToken)
    {
        var run = await new RunFolder(folder).ReadAsync(cancellationToken);
        return (run, RunEvaluation.Of(run, prices));
    }
}
