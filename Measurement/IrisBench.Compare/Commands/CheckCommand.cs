using System.CommandLine;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Reporting;
using IrisBench.Reporting.Wording;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench check</c>: whether a run's raw files are what was measured, and its report what they give. It writes nothing.
/// It finds a change, not a forgery: who changes a file may change its digest in <c>run.json</c> as well, but not the digest of that
/// file where it was published.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var run = new Argument<DirectoryInfo>("run") { Description = "Folder of the run." }.AcceptExistingOnly();
        var prices = PricesOption.Create();
        var command = new Command(
            "check",
            $"Check that a run's raw files are as they were when it ended, and its report is what they give. Exits with "
            + $"{ExitCode.Failure} when not, with {ExitCode.NoAnswer} when another version wrote the report.")
        {
            run, prices,
        };
        command.SetAction((arguments, cancellationToken)
            => RunAsync(arguments.GetRequiredValue(run), arguments.GetValue(prices), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo directory, string? prices, CancellationToken cancellationToken)
    {
        var (folder, report) = (new RunFolder(directory), new ReportFolder(directory));
        folder.EnsurePlain();
        report.EnsurePlain();
        var header = await folder.ReadHeaderAsync(cancellationToken);
        Say(await RawFilesAsync(folder, header, cancellationToken));

        var told = await ToldSummary.ReadAsync(report.Summary, cancellationToken);
        var sheet = prices is null ? told.Sheet() : await PricesOption.ReadAsync(prices, cancellationToken);
        var rendered = await RenderAsync(await folder.ReadAsync(cancellationToken), sheet);
        var check = await ReportCheck.OfAsync(report, rendered, cancellationToken);
        var (problem, version) = (check.Problems.FirstOrDefault(), told.OtherVersion(header));
        if (problem is not null && version is null)
            throw new CompareException($"{problem}.");
        Say(Verdict(check, problem, version));
        // Without digests it holds nothing but itself.
        if (header.Files is not null && await FileDigest.TryOfAsync(folder.Header, cancellationToken) is { } seal)
            Say($"The SHA-256 of run.json is {seal.Sha256}: published with a figure, it holds the whole folder to that figure.");
        return problem is null && check.Alike.Count == 0 ? ExitCode.Success : ExitCode.NoAnswer;
    }

    private static async Task<string> RawFilesAsync(RunFolder folder, RunHeader header, CancellationToken cancellationToken)
    {
        if (await RawFiles.ProblemAsync(folder, header, cancellationToken) is { } problem)
            throw new CompareException($"{folder.Directory}: {problem}.");
        if (header.Files is not { } then)
            return $"Whether the raw files of {header.Id} are what was measured cannot be checked: run.json has no SHA-256 of them, as "
                + (header.Status == RunStatus.Running
                    ? "the run goes on or was killed."
                    : "the irisbench that measured is an older one.");
        return $"The raw files of {header.Id} are those that were there when it ended: {string.Join(", ", then.Keys)}.";
    }

    private static async Task<RenderedReport> RenderAsync(RawRun run, PriceSheet prices)
        => run.Header.Experiment.Vary is null
            ? await RenderedReport.OfAsync(RunEvaluation.Of(run, prices), run)
            : await RenderedReport.OfAsync(SweepEvaluation.Of(run, prices));

    private static string Verdict(ReportCheck check, string? problem, string? version) => (check, problem) switch
    {
        ({ IsEmpty: true }, _) => "There is no report to check.",
        (_, not null) => $"Whether the report is what the raw files give cannot be said: {version}, and it differs from what this "
            + $"irisbench makes of them ({problem}).",
        ({ Alike: [var first, ..] }, _) => $"Of {check.Alike.Count} pictures ({first}) it cannot be said whether they are what the raw "
            + "files give: they look like it, but in other bytes, as another kind of machine writes them. All else of the report is, byte "
            + "for byte.",
        _ => $"The report is what the raw files give, byte for byte: {string.Join(", ", check.Same.Where(IsOfNoChart))}"
            + (check.Same.Any(IsDrawing)
                ? $", {check.Same.Count(IsDrawing)} drawings and {check.Same.Count(IsPicture)} pictures of them."
                : "."),
    };

    private static bool IsOfNoChart(string name) => !IsDrawing(name) && !IsPicture(name);

    private static bool IsDrawing(string name) => name.EndsWith(ReportFolder.Drawing, StringComparison.Ordinal);

    private static bool IsPicture(string name) => name.EndsWith(ReportFolder.Picture, StringComparison.Ordinal);

    private static void Say(string sentence) => Console.Out.WriteLine(PlainText.Clean(sentence));

    /// <summary>What a summary says of how it was made; nothing where there is none, or it cannot be read.</summary>
    private sealed record ToldSummary(int? Schema, string? Prices)
    {
        private const long MaximumBytes = 64 << 20;

        public static async Task<ToldSummary> ReadAsync(FileInfo file, CancellationToken cancellationToken)
        {
            await using var stream = PlainFile.TryOpen(file, MaximumBytes);
            if (stream is null)
                return new ToldSummary(null, null);
            try
            {
                using var summary = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
                // A run's prices stand with its costs, a sweep's by themselves.
                var holder = summary.RootElement.TryGetProperty("cost", out var cost) ? cost : summary.RootElement;
                return new ToldSummary(
                    summary.RootElement.GetProperty("schema").GetInt32(), holder.GetProperty("priceSheet").GetString());
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException
                or FormatException)
            {
                // It is no summary any more, and the comparison says where.
                return new ToldSummary(null, null);
            }
        }

        /// <summary>The prices that its costs were reckoned by.</summary>
        /// <exception cref="UsageException">They do not come with irisbench.</exception>
        public PriceSheet Sheet() => Prices is null
            ? PriceSheets.Default
            : PriceSheets.Names.Select(PriceSheets.Named).FirstOrDefault(sheet => sheet.Name == Prices)
                ?? throw new UsageException(
                    $"The costs of summary.json are reckoned by the prices '{Excerpt.Of(Prices, 100)}', which do not come with irisbench: "
                    + "name their file by --prices.");

        /// <summary>Why another version may have written it; null where none has.</summary>
        public string? OtherVersion(RunHeader header)
        {
            var current = header.Experiment.Vary is null ? RunSummary.CurrentSchema : SweepSummary.CurrentSchema;
            return Schema is { } schema && schema != current ? $"summary.json is of format {schema}, and this irisbench writes {current}"
                : header.ToolVersion != SourceRevision.ToolVersion
                    ? $"it is of irisbench {Excerpt.Of(header.ToolVersion, 40)}, and this is {SourceRevision.ToolVersion}"
                : null;
        }
    }
}
