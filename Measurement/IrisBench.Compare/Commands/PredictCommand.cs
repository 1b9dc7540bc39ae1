using System.CommandLine;
using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Twin;
using IrisBench.Experiments;
using IrisBench.Experiments.Load.Traces;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Reporting.Predictions;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench predict</c>: what the sides of a run would do with the user's traffic.</summary>
internal sealed class PredictCommand
{
    private const double LongestKeepAliveSeconds = 86_400;
    private const double ShortestKeepAliveSeconds = 0.1;
    private const int MostKeepAlives = 20;

    private readonly Option<DirectoryInfo> _run = new Option<DirectoryInfo>("--run")
    {
        Description = "Folder of the run whose figures it is made of.",
        HelpName = "RUN",
        Required = true,
    }.AcceptExistingOnly();

    private readonly Option<FileInfo> _trace = new Option<FileInfo>("--trace")
    {
        Description = "A file of arrivals, one a line.",
        HelpName = "FILE",
        Required = true,
    }.AcceptExistingOnly();

    private readonly Option<double[]?> _keepAlives = ValueOption.Durations(
        "--keep-alive", "How long a process is kept after its last answer, of sides in mode zero; 1m to 60m when nothing is said.",
        ShortestKeepAliveSeconds, LongestKeepAliveSeconds);

    private readonly Option<ReplicaCalls?> _calls = ValueOption.Name<ReplicaCalls>(
        "--calls-per-replica",
        "How many calls a process in mode zero takes at once: any, as it was measured, or one, as clouds' functions do.");

    private readonly Option<double?> _scale = ValueOption.Amount(
        "--scale", "How many times the arrivals are taken.", TraceSelection.LeastScale, TraceSelection.MostScale);

    private readonly Option<double?> _speed = ValueOption.Amount(
        "--speed", "How many times as fast they come.", TraceSelection.LeastSpeed, TraceSelection.MostSpeed);

    private readonly Option<double?> _from = ValueOption.Amount(
        "--from", "From when on the trace is taken, in seconds since its first arrival.", 0, TraceSelection.MostSeconds);
    private readonly Option<double?> _seconds = ValueOption.Amount(
        "--seconds", "How long a stretch of it is taken, in seconds.", TraceSelection.LeastSeconds, TraceSelection.MostSeconds);
    private readonly Option<string?> _function = new("--function")
    {
        Description = "The function whose arrivals are taken, where the trace is of several: its name, or application/function.",
    };

    private readonly Option<int?> _seed = ValueOption.Whole("--seed", "Seed of all that is drawn.");
    private readonly Option<string?> _prices = PricesOption.Create();
    private readonly Option<FileInfo?> _json = ValueOption.OutputFile("--json", "Write the prediction to this file, as JSON.");
    private readonly Option<FileInfo?> _markdown = ValueOption.OutputFile(
        "--markdown", "Write the prediction to this file, as Markdown.");

    public static Command Create()
    {
        var predict = new PredictCommand();
        var command = new Command(
            "predict",
            """
            Tell what the sides of a run would do with your traffic: cold starts, latency, memory and the bill.

            Examples:
              irisbench predict --run results/thorough-20261130-101500 --trace access.log
              irisbench predict --run results/thorough-20261130-101500 --trace access.log --keep-alive 30s,5m --calls-per-replica one
            """)
        {
            predict._run, predict._trace, predict._keepAlives, predict._calls, predict._scale, predict._speed, predict._from,
            predict._seconds, predict._function, predict._seed, predict._prices, predict._json, predict._markdown,
        };
        command.SetAction(predict.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (folder, file) = (arguments.GetRequiredValue(_run), arguments.GetRequiredValue(_trace));
        new ReportFolder(folder).EnsurePlain();
        var prices = await PricesAsync(arguments, cancellationToken);
        var measured = new RunFolder(folder);
        var run = await measured.ReadAsync(cancellationToken);
        var prediction = TwinEvaluation.Of(run, Arrivals(arguments, file, run, cancellationToken), new PredictionRequest
        {
            Trace = file.Name,
            KeepAlives = KeepAlivesOf(arguments),
            Calls = arguments.GetValue(_calls) ?? ReplicaCalls.Any,
            Seed = arguments.GetValue(_seed),
            Prices = prices,
            Command = GivenCommand.Of(arguments),
            RawFilesProblem = await RawFiles.ProblemAsync(measured, run.Header, cancellationToken),
        }, cancellationToken);

        var page = await PredictionWriter.WriteAsync(folder, prediction, run.Header);
        if (arguments.GetValue(_json) is { } json)
            await File.WriteAllTextAsync(
                json.FullName, JsonSerializer.Serialize(prediction, EvaluationJson.Default.TracePrediction) + "\n", cancellationToken);
        if (arguments.GetValue(_markdown) is { } markdown)
            await File.WriteAllTextAsync(markdown.FullName, PredictionMarkdown.Of(prediction, run.Header), cancellationToken);
        TerminalReport.Write(ReportConsole.Create(), prediction, run.Header, page);
        return ExitCode.Success;
    }

    // All that come with irisbench, unless one is asked for.
    private async Task<IReadOnlyList<PriceSheet>> PricesAsync(ParseResult arguments, CancellationToken cancellationToken)
        => arguments.GetValue(_prices) is { } asked
            ? [await PricesOption.ReadAsync(asked, cancellationToken)]
            : [.. PriceSheets.Names.Select(PriceSheets.Named)];

    private IReadOnlyList<double> KeepAlivesOf(ParseResult arguments)
    {
        // An option of several values that is not given has none of them.
        if (arguments.GetValue(_keepAlives) is not { Length: > 0 } given)
            return PredictionRequest.UsualKeepAlives;
        double[] asked = [.. given.Distinct().Order()];
        return asked.Length <= MostKeepAlives
            ? asked
            : throw new UsageException($"--keep-alive names {asked.Length} durations; {MostKeepAlives} are the most.");
    }

    private double[] Arrivals(ParseResult arguments, FileInfo file, RawRun run, CancellationToken cancellationToken)
    {
        var arrivals = Read(file, new TraceSelection
        {
            Speed = arguments.GetValue(_speed) ?? 1,
            Scale = arguments.GetValue(_scale) ?? 1,
            FromSeconds = arguments.GetValue(_from) ?? 0,
            Seconds = arguments.GetValue(_seconds),
            Function = arguments.GetValue(_function),
            Seed = arguments.GetValue(_seed) ?? run.Header.Experiment.Order.Seed ?? 0,
        }, cancellationToken);
        return arrivals is [var first, .., var last] && last > first
            ? arrivals
            : throw new UsageException(
                $"{file} has no two arrivals that are apart in what is taken of it: take more of it, or name a trace of more traffic.");
    }

    // Here the trace is what was asked for, and nothing was measured that could have failed.
    private static double[] Read(FileInfo file, TraceSelection selection, CancellationToken cancellationToken)
    {
        try
        {
            return TraceFile.Read(file.FullName, selection, cancellationToken);
        }
        catch (ExperimentException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
