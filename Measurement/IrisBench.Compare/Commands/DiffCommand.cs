using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench diff</c>: the sides that two runs have in common, the later against the earlier. For CI.</summary>
internal sealed class DiffCommand
{
    private const double UsualThreshold = 0.05;

    // More is not worse by any measure, it is another system.
    private const double LargestThreshold = 10;

    private static readonly string[] UsualMeasures =
        [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.Throughput];

    private static readonly string[] AllMeasures =
        [.. typeof(Measures).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    private readonly Option<double> _threshold = new("--threshold")
    {
        Description = "How much worse is a regression, as 5% or 0.05.",
        HelpName = "5%",
        DefaultValueFactory = _ => UsualThreshold,
        CustomParser = ParseThreshold,
    };

    private readonly Option<string[]> _measures = new Option<string[]>("--measure")
    {
        Description = $"Which measures count; more than once for more. Else {string.Join(", ", UsualMeasures)}.",
        AllowMultipleArgumentsPerToken = true,
    }.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, AllMeasures);

    private readonly Option<FileInfo?> _json = ValueOption.OutputFile("--json", "Write the difference to this file, as JSON.");
    private readonly Option<FileInfo?> _markdown = ValueOption.OutputFile(
        "--markdown", "Write the difference to this file, as a comment for a pull request.");

    private readonly Argument<DirectoryInfo> _before = Folder("before", "Folder of the earlier run.");
    private readonly Argument<DirectoryInfo> _after = Folder("after", "Folder of the later run.");

    public static Command Create()
    {
        var diff = new DiffCommand();
        var command = new Command(
            "diff",
            $"Compare the same sides of two runs. Exits with {ExitCode.Regression} when the whole 95 % interval of a ratio "
            + $"is worse than the threshold, or more of a side's pipeline runs fail, else with {ExitCode.Success}.")
        {
            diff._before, diff._after, diff._threshold, diff._measures, diff._json, diff._markdown,
        };
        command.SetAction(diff.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (before, after) = (arguments.GetRequiredValue(_before), arguments.GetRequiredValue(_after));
        var earlier = RunEvaluation.Of(await new RunFolder(before).ReadAsync(cancellationToken), PriceSheets.Default);
        var later = RunEvaluation.Of(await new RunFolder(after).ReadAsync(cancellationToken), PriceSheets.Default);
        string[] measures = arguments.GetValue(_measures) is { Length: > 0 } asked
            ? [.. AllMeasures.Intersect(asked, StringComparer.OrdinalIgnoreCase)]
            : UsualMeasures;
        var difference = RunDifference.Of(earlier, later, measures, arguments.GetValue(_threshold));
        if (difference is { Changes.Count: 0, HasRegression: false })
            throw new CompareException($"{before} and {after} have no side with rounds that count in common: give the sides that are to be "
                + "compared the same name in both.");

        DifferenceReport.Write(ReportConsole.Create(), difference);
        if (arguments.GetValue(_json) is { } file)
        {
            var json = JsonSerializer.Serialize(difference, EvaluationJson.Default.RunDifference);
            await File.WriteAllTextAsync(file.FullName, json + "\n", cancellationToken);
        }

        if (arguments.GetValue(_markdown) is { } comment)
            await File.WriteAllTextAsync(comment.FullName, DifferenceComment.Of(difference), cancellationToken);

        return difference.HasRegression ? ExitCode.Regression : ExitCode.Success;
    }

    private static Argument<DirectoryInfo> Folder(string name, string description)
        => new Argument<DirectoryInfo>(name) { Description = description }.AcceptExistingOnly();

    /// <summary>A share of the value, with the sign of a percentage or below 1.</summary>
    internal static double ParseThreshold(ArgumentResult result)
    {
        var text = result.Tokens[0].Value.Trim();
        var number = text.EndsWith('%') ? text[..^1] : text;
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            // 5 without its sign could be 5 % or five times: nobody should have to guess.
            var threshold = text.EndsWith('%') ? value / 100 : value < 1 ? value : double.NaN;
            if (threshold is >= 0 and <= LargestThreshold)
                return threshold;
        }

        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} must be a percentage such as 5% or a share such as 0.05, not '{text}'.");
        return default;
    }
}
