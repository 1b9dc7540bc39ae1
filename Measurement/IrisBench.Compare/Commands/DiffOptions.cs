using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Compare.Commands;

/// <summary>The options of <c>irisbench diff</c>.</summary>
internal sealed class DiffOptions
{
    private const double UsualThreshold = 0.05;

    // More is not worse by any measure, it is another system.
    private const double LargestThreshold = 10;

    private static readonly string[] UsualMeasures = [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.Throughput];

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

    private readonly Option<FileInfo?> _json = OutputFileOption.Create("--json", "Write the difference to this file, as JSON.");
    private readonly Option<FileInfo?> _markdown = OutputFileOption.Create("--markdown", "Write the difference to this file, as a comment for a pull request.");

    public void AddTo(Command command)
    {
        command.Add(_threshold);
        command.Add(_measures);
        command.Add(_json);
        command.Add(_markdown);
    }

    public DiffRequest Read(ParseResult arguments) => new(
        arguments.GetValue(_threshold), arguments.GetValue(_measures) is { Length: > 0 } measures ? [.. AllMeasures.Intersect(measures, StringComparer.OrdinalIgnoreCase)] : UsualMeasures,
        arguments.GetValue(_json), arguments.GetValue(_markdown));

    private static double ParseThreshold(ArgumentResult result)
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

        result.AddError($"--threshold must be a percentage such as 5% or a share such as 0.05, not '{text}'.");
        return default;
    }
}
