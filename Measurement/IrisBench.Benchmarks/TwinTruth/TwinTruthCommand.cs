using System.CommandLine;
using System.Diagnostics;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Twin;
using IrisBench.Experiments.Results;

namespace IrisBench.Benchmarks.TwinTruth;

/// <summary><c>twin-truth</c>: whether <c>irisbench predict</c> says what then happens. The built-in system is measured once, and ten
/// traces that it has not met are replayed for real.</summary>
internal static class TwinTruthCommand
{
    public static Command Create()
    {
        var seconds = MeasurementCommand.Number("--seconds", "Length of each trace.", 300, 20, 3600);
        var rounds = MeasurementCommand.Number("--rounds", "Rounds of each side from which the twin is made.", 8, 6, 100);
        var seed = MeasurementCommand.Number("--seed", "Which ten traces.", 25, 0, int.MaxValue);
        var keep = new Option<DirectoryInfo?>("--keep")
        {
            Description = "A folder that keeps the runs; one that is in it already is not made again.",
        };
        var command = new Command("twin-truth", "Whether irisbench predict is right about traces that are then really played.")
        {
            seconds, rounds, seed, keep,
        };
        return command.Running((result, cancellationToken) => MeasureAsync(
            result.GetValue(seconds), result.GetValue(rounds), result.GetValue(seed), result.GetValue(keep), cancellationToken));
    }

    private static async Task<bool> MeasureAsync(
        int seconds, int rounds, int seed, DirectoryInfo? keep, CancellationToken cancellationToken)
    {
        await BuildAsync(["build", "build/MeasuredSystem.proj", "-nologo", "-v:q"], cancellationToken);
        foreach (var project in (string[])["IrisBench.AppHost", "Measurement/IrisBench.Compare"])
            await BuildAsync(["build", project, "-c", "Release", "-nologo", "-v:q"], cancellationToken);
        keep?.Create();
        var folder = keep ?? Directory.CreateTempSubdirectory("irisbench-twin-truth-");
        try
        {
            var runs = new KeptRuns(folder);
            var measured = await runs.MeasuredAsync(rounds, cancellationToken);
            var traces = MadeTrace.Ten(seconds, seed);
            var replays = new Dictionary<string, IReadOnlyList<RawRun>>
            {
                [KeptRuns.Zero] = await runs.PlayToFunctionsAsync(traces, cancellationToken),
                [KeptRuns.Monolith] = await runs.PlayToMonolithAsync(traces, cancellationToken),
            };
            Write([.. traces.Index().SelectMany(trace
                => LinesOf(trace.Item, measured, side => replays[side][trace.Index], cancellationToken))]);
            return true;
        }
        finally
        {
            if (keep is null)
                folder.Delete(recursive: true);
        }
    }

    private static Task<ProcessAnswer> BuildAsync(string[] arguments, CancellationToken cancellationToken)
        => Programs.RunAsync(
            new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Programs.RepositoryRoot },
            "", TimeSpan.FromMinutes(15), cancellationToken);

    private static IEnumerable<Line> LinesOf(
        MadeTrace trace, RawRun measured, Func<string, RawRun> replayOf, CancellationToken cancellationToken)
    {
        var prediction = TwinEvaluation.Of(
            measured,
            trace.Arrivals,
            new PredictionRequest { Trace = trace.Name, KeepAlives = [trace.KeepAliveSeconds], Prices = [PriceSheets.Default] },
            cancellationToken);
        foreach (var side in (string[])[KeptRuns.Monolith, KeptRuns.Zero])
        {
            var replay = replayOf(side);
            var said = prediction.Sides.Single(one => one.Side == side).KeepAlives[0];
            PipelineRecord[] answered = [.. replay.Pipelines.Where(run => run.Error is null)];
            var steps = answered.SelectMany(run => run.Steps).ToArray();
            yield return new Line(
                trace, side, replay.Pipelines.Count, replay.Pipelines.Count - answered.Length,
                said.ColdShare, (double)steps.Count(step => step.Cold is not null) / steps.Length,
                said.P95Seconds, LatencyHistogram.Of(answered.Select(run => run.Seconds)).P95);
        }
    }

    private static void Write(List<Line> lines)
    {
        Figures.Write(
            lines.Select(line => new[]
            {
                line.Trace.Name, line.Trace.Kind, line.Side, Figures.Text($"{line.Trace.KeepAliveSeconds:0} s"), $"{line.Runs}",
                $"{line.Failed}",
                Percent(line.SaidCold), Figures.Text($"{100 * line.Cold:0.0} %"),
                Milliseconds(line.SaidP95), Figures.Milliseconds(line.P95, 0),
                line.Side == KeptRuns.Zero ? YesOrNo(line.IsColdInside) : "–", YesOrNo(line.IsP95Inside),
            }),
            "trace", "arrivals", "side", "keep-alive", "runs", "failed", "cold, said", "cold, measured", "p95, said", "p95, measured",
            "cold inside", "p95 inside");
        Figures.Write(
            lines.GroupBy(line => line.Side).Select(side => new[]
            {
                side.Key,
                side.Key == KeptRuns.Zero ? $"{side.Count(line => line.IsColdInside)} of {side.Count()}" : "–",
                $"{side.Count(line => line.IsP95Inside)} of {side.Count()}",
                side.Key == KeptRuns.Zero ? MedianError(side, line => (line.SaidCold, line.Cold)) : "–",
                MedianError(side, line => (line.SaidP95, line.P95)),
            }),
            "side", "cold share inside", "p95 inside", "median error of the cold share", "median error of p95");
    }

    private static string YesOrNo(bool isSo) => isSo ? "yes" : "no";

    private static string MedianError(IEnumerable<Line> lines, Func<Line, (PredictedFigure Said, double Measured)> figures)
    {
        var errors = lines.Select(figures).Select(figure => Math.Abs(figure.Said.Value - figure.Measured) / figure.Measured);
        return Figures.Text($"{100 * Median.Of([.. errors]):0.0} %");
    }

    private static string Percent(PredictedFigure figure) => figure.Interval is { } interval
        ? Figures.Text($"{100 * figure.Value:0.0} % [{100 * interval.Lower:0.0}, {100 * interval.Upper:0.0}]")
        : Figures.Text($"{100 * figure.Value:0.0} %");

    private static string Milliseconds(PredictedFigure figure) => figure.Interval is { } interval
        ? Figures.Text($"{1000 * figure.Value:0} ms [{1000 * interval.Lower:0}, {1000 * interval.Upper:0}]")
        : Figures.Text($"{1000 * figure.Value:0} ms");

    /// <summary>What was said of a side and a trace, and what came.</summary>
    private sealed record Line(
        MadeTrace Trace, string Side, int Runs, int Failed, PredictedFigure SaidCold, double Cold, PredictedFigure SaidP95, double P95)
    {
        public bool IsColdInside => IsInside(SaidCold, Cold);

        public bool IsP95Inside => IsInside(SaidP95, P95);

        // A figure that nothing drawn changes has no interval: it has to be met.
        private static bool IsInside(PredictedFigure said, double value)
            => said.Interval is { } interval ? value >= interval.Lower && value <= interval.Upper : value == said.Value;
    }
}
