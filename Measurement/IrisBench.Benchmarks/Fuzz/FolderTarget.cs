using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Reporting;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Folders of runs and sweeps from somebody else: each is evaluated, reported, compared with itself and gone on with, or refused
/// in words; and nothing is written but its report.</summary>
internal sealed partial class FolderTarget(SpoiltFolders folders) : IFuzzTarget
{
    private const int LongestMessage = 2000;
    private const int LongestComment = 65_536;
    private const string Written = "summary.json";

    private static readonly string[] AllMeasures =
        [.. typeof(Measures).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("irisbench-fuzz-");

    private DirectoryInfo Folder => new(Path.Combine(_parent.FullName, "run"));

    public static async Task<IFuzzTarget> CreateAsync(CancellationToken cancellationToken)
        => new FolderTarget(await SpoiltFolders.CreateAsync(cancellationToken));

    public async Task<string> TryAsync(Random random, CancellationToken cancellationToken)
    {
        if (Folder.Exists)
            Folder.Delete(recursive: true);
        Folder.Create();
        foreach (var (name, content) in folders.Next(random))
            await File.WriteAllBytesAsync(Path.Combine(Folder.FullName, name), content, cancellationToken);
        var isWritten = random.Next(4) == 0;
        try
        {
            return await Task.Run(() => UseAsync(isWritten, random, cancellationToken), cancellationToken);
        }
        catch (Exception refusal) when (refusal is RunFolderException or InvalidDataException or ExperimentException)
        {
            return refusal.Message.Length is > 0 and < LongestMessage
                ? "refused"
                : throw new FuzzFailureException($"refused in {refusal.Message.Length} letters: {Excerpt.Of(refusal.Message)}");
        }
    }

    public ValueTask DisposeAsync()
    {
        _parent.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> UseAsync(bool isWritten, Random random, CancellationToken cancellationToken)
    {
        var run = await new RunFolder(Folder).ReadAsync(cancellationToken);
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        if (run.Header.Experiment.Vary is not null)
        {
            var sweep = SweepEvaluation.Of(run, PriceSheets.Default);
            TerminalReport.Write(console, sweep, Folder.GetFiles()[0]);
            if (isWritten)
                await ReportWriter.WriteAsync(Folder, sweep, cancellationToken);
        }
        else
        {
            var summary = RunEvaluation.Of(run, PriceSheets.Default);
            TerminalReport.Write(console, summary);
            Compare(console, summary);
            if (isWritten)
            {
                await ReportWriter.WriteAsync(Folder, summary, run, cancellationToken);
                await ReadSummaryAsync(random, cancellationToken);
            }
        }

        if (output.ToString().FirstOrDefault(letter => char.IsControl(letter) && letter is not ('\n' or '\r')) is not '\0' and var steers)
            throw new FuzzFailureException($"a terminal is given U+{(int)steers:X4}");
        CheckFiles();
        using (await RunJournal.ReopenAsync(new RunFolder(Folder), new NoProgress(), cancellationToken))
            return isWritten ? "reported" : "evaluated";
    }

    private static void Compare(IAnsiConsole console, RunSummary summary)
    {
        var difference = RunDifference.Of(summary, summary, AllMeasures, 0.05);
        if (difference.HasRegression || difference.Changes.Any(change => change.Ratio is not (null or 1)))
            throw new FuzzFailureException("it differs from itself");
        DifferenceReport.Write(console, difference);
        if (DifferenceComment.Of(difference).Length > LongestComment)
            throw new FuzzFailureException("a comment is too long");
    }

    // As the live page does with what may be from another version, or not whole.
    private async Task ReadSummaryAsync(Random random, CancellationToken cancellationToken)
    {
        var written = await File.ReadAllBytesAsync(Path.Combine(Folder.FullName, Written), cancellationToken);
        try
        {
            var spoilt = new MemoryStream(SpoiltFolders.Mutation.Of(written, random));
            if (await EvaluationJson.ReadSummaryAsync(spoilt, cancellationToken) is { } summary)
                _ = Headline.Of(summary);
        }
        catch (JsonException)
        {
            // Refused.
        }
    }

    private void CheckFiles()
    {
        if (_parent.EnumerateFileSystemInfos().Skip(1).Any())
            throw new FuzzFailureException("something was written beside the folder");
        foreach (var file in Folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (!FileName.IsMatch(Path.GetRelativePath(Folder.FullName, file.FullName)))
                throw new FuzzFailureException($"{file.Name} was written");
            var isPicture = file.Extension == ".svg";
            if ((isPicture || file.Extension is ".html" or ".md")
                && File.ReadAllText(file.FullName).Contains(JsonMutation.Tag, StringComparison.Ordinal))
                throw new FuzzFailureException($"{file.Name} has a tag that is not its own");
            if (isPicture)
                XDocument.Load(file.FullName);
        }
    }

    [GeneratedRegex(@"^(run\.json|\w+\.jsonl|summary\.json|report\.(html|md)|points\.csv|plots/[\w-]+\.(svg|png))$")]
    private static partial Regex FileName { get; }

    private sealed class NoProgress : IRunProgress
    {
        public void Report(RunEvent progress)
        {
        }
    }
}
