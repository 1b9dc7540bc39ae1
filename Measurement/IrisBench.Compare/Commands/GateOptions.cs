using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Reporting;

namespace IrisBench.Compare.Commands;

/// <summary>What is a regression, and where it is told: options of <c>irisbench ab</c> and <c>irisbench diff</c>.</summary>
internal sealed class GateOptions
{
    // More is not worse by any measure, it is another system.
    private const double LargestThreshold = 10;

    /// <summary>The smallest share that can be shown to differ.</summary>
    public const double LeastShown = 0.005;

    private static readonly string[] AllMeasures =
        [.. typeof(Measures).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    // An experiment has no more faults.
    private static readonly string[] MeasuresOfFaults = [.. Enumerable.Range(0, 16).SelectMany(MeasuresOfFault)];

    private readonly Option<double?> _threshold = new("--threshold")
    {
        Description = "How much worse is a regression, as 5% or 0.05; 5% when nothing is said.",
        HelpName = "5%",
        CustomParser = ParseShare,
    };

    private readonly Option<string[]> _measures = new Option<string[]>("--measure")
    {
        Description = $"Which measures count; more than once for more. Else {string.Join(", ", RunDifference.UsualMeasures)}, or of an "
            + $"experiment with faults {string.Join(", ", MeasuresOfFault(0))} and so on. The others are "
            + $"{string.Join(", ", AllMeasures.Except(RunDifference.UsualMeasures))}.",
        HelpName = "MEASURE",
        AllowMultipleArgumentsPerToken = true,
    }.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. AllMeasures, .. MeasuresOfFaults]);

    private readonly Option<FileInfo?> _json = ValueOption.OutputFile("--json", "Write the difference to this file, as JSON.");
    private readonly Option<FileInfo?> _markdown = ValueOption.OutputFile(
        "--markdown", "Write the difference to this file, as a comment for a pull request.");

    public IEnumerable<Option> All => [_threshold, _measures, _json, _markdown];

    /// <summary>How much worse is a regression; null when nothing is said.</summary>
    public double? Threshold(ParseResult arguments) => arguments.GetValue(_threshold);

    /// <summary>The measures that count: those that were asked for. Else the usual ones, or of an experiment with faults theirs, because
    /// the usual ones hold the outage.</summary>
    public IReadOnlyList<string> MeasuresOf(ParseResult arguments, Experiment experiment) => arguments.GetValue(_measures) switch
    {
        { Length: > 0 } asked => [.. AllMeasures.Concat(MeasuresOfFaults).Intersect(asked, StringComparer.OrdinalIgnoreCase)],
        _ when experiment.Faults.Count > 0 => [.. Enumerable.Range(0, experiment.Faults.Count).SelectMany(MeasuresOfFault)],
        _ => RunDifference.UsualMeasures,
    };

    /// <summary>The files that it writes.</summary>
    public IEnumerable<string> FilesOf(ParseResult arguments)
        => new[] { arguments.GetValue(_json), arguments.GetValue(_markdown) }.OfType<FileInfo>().Select(file => file.FullName);

    /// <summary>Prints a difference, and writes the files that were asked for.</summary>
    public async Task TellAsync(ParseResult arguments, RunDifference difference, CancellationToken cancellationToken)
    {
        DifferenceReport.Write(ReportConsole.Create(), difference);
        if (arguments.GetValue(_json) is { } file)
        {
            var json = JsonSerializer.Serialize(difference, EvaluationJson.Default.RunDifference);
            await File.WriteAllTextAsync(file.FullName, json + "\n", cancellationToken);
        }

        if (arguments.GetValue(_markdown) is { } comment)
            await File.WriteAllTextAsync(comment.FullName, DifferenceComment.Of(difference), cancellationToken);
    }

    private static string[] MeasuresOfFault(int fault) => [Measures.RecoveryOf(fault), Measures.LostRunsOf(fault)];

    /// <summary>A share of a value: a percentage with its sign, or a number below 1.</summary>
    internal static double? ParseShare(ArgumentResult result)
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

        result.AddError(
            $"{(result.Parent as OptionResult)?.Option.Name} must be a percentage such as 5% or a share such as 0.05, not '{text}'.");
        return default;
    }
}
