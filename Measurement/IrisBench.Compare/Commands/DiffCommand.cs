using System.CommandLine;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Differences;
using IrisBench.Reporting.Markdown;
using IrisBench.Reporting.Terminal;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench diff</c>: the sides that two runs have in common, the later against the earlier. For CI.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var before = RunFolderArgument.Create("before", "Folder of the earlier run.");
        var after = RunFolderArgument.Create("after", "Folder of the later run.");
        var options = new DiffOptions();
        var command = new Command(
            "diff",
            $"Compare the same sides of two runs. Exits with {ExitCode.Regression} when the whole 95 % interval of a ratio is worse than the threshold, else with {ExitCode.Success}.")
        {
            before, after,
        };
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(before), arguments.GetRequiredValue(after), options.Read(arguments), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo before, DirectoryInfo after, DiffRequest request, CancellationToken cancellationToken)
    {
        var (_, earlier) = await RunFolderArgument.EvaluateAsync(before, PriceSheets.Default, cancellationToken);
        var (_, later) = await RunFolderArgument.EvaluateAsync(after, PriceSheets.Default, cancellationToken);
        var difference = RunDifference.Of(earlier, later, request.Measures, request.Threshold);
        if (difference.Changes.Count == 0)
            throw new CompareException($"{before} and {after} have no side with rounds that count in common.");

        DifferenceReport.Write(ReportConsole.Create(), difference);
        if (request.Json is { } file)
            await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(difference, EvaluationJson.Default.RunDifference) + "\n", cancellationToken);
        if (request.Markdown is { } comment)
            await File.WriteAllTextAsync(comment.FullName, DifferenceComment.Of(difference), cancellationToken);

        return difference.HasRegression ? ExitCode.Regression : ExitCode.Success;
    }
}
