using System.CommandLine;
using System.Diagnostics;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Twin;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Benchmarks;

/// <summary><c>predict</c>: how long a prediction of a long trace takes, for the monolith, warm functions and functions in mode zero with
/// seven keep-alives.</summary>
internal static class PredictCommand
{
    private const double SecondsPerDay = 86_400;

    public static Command Create()
    {
        var arrivals = MeasurementCommand.Number("--arrivals", "Pipeline runs of the trace.", 1_000_000, 1000, 10_000_000);
        var turns = MeasurementCommand.Number("--turns", "How often it is predicted.", 3, 1, 100);
        return new Command("predict", "How long irisbench takes to predict what the sides do with a long trace.") { arrivals, turns }
            .Running((result, cancellationToken) => Task.FromResult(
                Measure(result.GetValue(arrivals), result.GetValue(turns), cancellationToken)));
    }

    private static bool Measure(int count, int turns, CancellationToken cancellationToken)
    {
        var (run, trace) = (MadeRun.Create(), Trace(count));
        var (seconds, processorSeconds) = (new List<double>(), new List<double>());
        TracePrediction? prediction = null;
        for (var turn = 0; turn < turns; turn++)
        {
            var (begin, taken) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            prediction = TwinEvaluation.Of(
                run, trace, new PredictionRequest { Trace = "made", Prices = [PriceSheets.Default] }, cancellationToken);
            seconds.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            processorSeconds.Add((Environment.CpuUsage.TotalTime - taken).TotalSeconds);
        }

        Figures.Write(
            [
                [
                    Figures.Text($"{count:#,##0}"), Figures.Text($"{Environment.ProcessorCount}"), .. Figures.Spread(seconds),
                    Figures.Milliseconds(Median.Of(processorSeconds), 0),
                ],
            ],
            "pipeline runs, each of four calls", "processors", "median", "fastest", "slowest", "processor time");
        Figures.Write(
            prediction!.Sides.SelectMany(side => side.KeepAlives, (side, line) => new[]
            {
                side.Side, line.KeepAliveSeconds is { } kept ? Figures.Text($"{kept:0} s") : "–",
                Figures.Text($"{100 * line.ColdShare.Value:0.00} %"),
                Figures.Milliseconds(line.P95Seconds.Value, 0),
            }),
            "side", "keep-alive", "cold calls", "p95");
        return true;
    }

    // One in half a minute in the mean, and nineteen times as many by day as by night.
    private static double[] Trace(int count)
    {
        var (random, at) = (new Random(1), 0.0);
        var arrivals = new double[count];
        for (var index = 0; index < count; index++)
        {
            arrivals[index] = at;
            var rate = (1 - (0.9 * Math.Cos(2 * Math.PI * at / SecondsPerDay))) / 30;
            at -= Math.Log(1 - random.NextDouble()) / rate;
        }

        return arrivals;
    }

    /// <summary>A run with the figures of a small machine, ten rounds a side.</summary>
    private static class MadeRun
    {
        private const int Rounds = 10;
        private const int RunsPerRound = 4;

        private static readonly SideDefinition[] Sides =
        [
            new() { Name = "monolith", Packaging = Packaging.Monolith }, ExperimentProfiles.Functions(FunctionMode.Warm),
            ExperimentProfiles.Functions(FunctionMode.Zero),
        ];

        private static readonly (string Name, double Seconds)[] Steps =
            [("auth", 0.05), ("load", 0.15), ("train", 0.05), ("predict", 0.01)];

        public static RawRun Create()
        {
            var (random, rounds, pipelines) = (new Random(1), new List<RoundRecord>(), new List<PipelineRecord>());
            foreach (var block in Enumerable.Range(0, Rounds))
            {
                foreach (var side in Sides)
                {
                    var runs = Enumerable.Range(0, RunsPerRound).Select(place => Run(rounds.Count, place, side, random)).ToArray();
                    pipelines.AddRange(runs);
                    rounds.Add(Round(rounds.Count, block, side, runs.Sum(run => run.Seconds)));
                }
            }

            return new RawRun(Header(), rounds, pipelines, []);
        }

        private static PipelineRecord Run(int round, int place, SideDefinition side, Random random)
        {
            StepRecord[] steps = [.. Steps.Select(step =>
            {
                var seconds = step.Seconds * (0.9 + (0.2 * random.NextDouble()));
                return side.Mode == FunctionMode.Zero && place == 0
                    ? new StepRecord(step.Name, 0.7 + seconds, null, new ColdStartRecord(ColdStartKind.IdleToZero, 0.1, 0.6, seconds))
                    : new StepRecord(step.Name, seconds);
            })];
            return new PipelineRecord
            {
                Round = round,
                Sequence = place,
                IntendedAtSeconds = 5 * place,
                SentAtSeconds = 5 * place,
                Seconds = steps.Sum(step => step.Seconds),
                Steps = steps,
            };
        }

        private static RoundRecord Round(int index, int block, SideDefinition side, double seconds) => new()
        {
            Index = index,
            Block = block,
            Side = side.Name,
            Kind = RoundKind.Measured,
            StartedAt = DateTimeOffset.UnixEpoch,
            StartedAtSeconds = 20 * index,
            DurationSeconds = seconds,
            Use =
            [
                new("monolith", 1.2, 1.5, 0.01, 90e6, 150e6, 120e6), new("gateway", 0.1, 0.2, 0.01, 60e6, 65e6, 62e6),
                .. Steps.Select(step => new ComponentUse(
                    $"iris-{step.Name}", step.Seconds * RunsPerRound * (side.Mode == FunctionMode.Zero ? 2 : 1), 1, 0, 80e6, 100e6, 90e6)),
            ],
            Generator = new GeneratorReport(0.02, 0.002, 0, 0, 0),
        };

        private static RunHeader Header() => new()
        {
            Id = "made",
            ToolVersion = "0.0.0",
            StartedAt = DateTimeOffset.UnixEpoch,
            Status = RunStatus.Complete,
            Experiment = new Experiment { Name = "made", Sides = Sides, Rounds = Rounds, Order = new OrderDefinition { Seed = 1 } },
            Machine = new MachineDescription("made", 2, 8L << 30, "Linux", "6", ".NET", 0, null),
            Source = MeasurementSource.Processes,
            Components =
            [
                new Component("monolith", ComponentRole.Monolith), new Component("gateway", ComponentRole.Platform),
                .. Steps.Select(step => new Component($"iris-{step.Name}", ComponentRole.Function)),
            ],
            Command = "irisbench compare",
        };
    }
}
