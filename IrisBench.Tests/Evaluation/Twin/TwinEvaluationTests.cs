using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Twin;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Experiments.Schema;

namespace IrisBench.Tests.Evaluation.Twin;

/// <summary>Predictions from synthetic runs: without noise every figure can be reckoned by hand.</summary>
public class TwinEvaluationTests
{
    private static readonly SyntheticRun Modes = new()
    {
        Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm, SyntheticSide.FunctionsZero],
        Noise = 0,
    };

    private static readonly double[] EveryHundredSeconds = [.. Enumerable.Range(0, 100).Select(run => 100.0 * run)];
    private static readonly double[] EverySecond = [.. Enumerable.Range(0, 1000).Select(run => 1.0 * run)];

    [Fact]
    public void Runs_100_s_apart_are_all_cold_when_processes_are_kept_for_a_minute_and_the_first_alone_when_for_two()
    {
        var zero = Side(Predict(Modes, EveryHundredSeconds, 60, 120), "functions-zero");

        Assert.Equal([60.0, 120], zero.KeepAlives.Select(line => line.KeepAliveSeconds));
        Assert.Equal([1.0, 0.01], zero.KeepAlives.Select(line => line.ColdShare.Value));
        // Four starts of 0.2 s in a row.
        AssertAbout(SyntheticSide.FunctionsZero.Seconds + 0.8, zero.KeepAlives[0].P50Seconds.Value);
        AssertAbout(SyntheticSide.FunctionsZero.Seconds, zero.KeepAlives[1].P50Seconds.Value);
        Assert.Equal([4.0, 4], zero.KeepAlives.Select(line => line.MaxReplicas.Value));
    }

    [Fact]
    public void Processes_that_are_kept_answer_as_they_did_and_hold_their_memory_all_the_time()
    {
        var prediction = Predict(Modes, EveryHundredSeconds);
        var (monolith, warm) = (Line(prediction, "monolith"), Line(prediction, "functions-warm"));

        Assert.Equal((null, 0.0, 0.0), (monolith.KeepAliveSeconds, monolith.ColdShare.Value, warm.ColdShare.Value));
        AssertAbout(SyntheticSide.Monolith.Seconds, monolith.P95Seconds.Value);
        AssertAbout(SyntheticSide.FunctionsWarm.Seconds, warm.P95Seconds.Value);
        // The mean of 85 and 200 MB, from the first arrival to the last answer.
        Assert.Equal((9900 + SyntheticSide.Monolith.Seconds) * 0.1425, monolith.GigabyteSeconds.Value, 1e-6);
        Assert.Equal((1.0, 4.0), (monolith.MeanReplicas.Value, warm.MeanReplicas.Value));
    }

    [Fact]
    public void Processes_that_come_and_go_hold_memory_for_their_calls_and_the_keep_alive()
    {
        var zero = Line(Predict(Modes, EveryHundredSeconds, 60), "functions-zero");
        var platform = 9900 * 0.0625;
        // A process starts 0.2 s, answers, and stays for a minute and up to a quarter of a second.
        var kept = 99 * 60.125;
        var functions = new[] { 75e6, 150e6, 160e6, 110e6 }.Sum(bytes => bytes / 1e9 * kept);

        Assert.Equal(platform + functions, zero.GigabyteSeconds.Value, (platform + functions) * 0.02);
    }

    [Fact]
    public void The_bill_of_warm_calls_is_that_of_the_run_s_costs_and_cold_calls_pay_for_their_start()
    {
        var run = Modes.Build();
        var prediction = Predict(Modes, EveryHundredSeconds, 60, 120);
        var cost = RunEvaluation.Of(run, PriceSheets.Default).Cost;
        foreach (var side in new[] { "monolith", "functions-warm" })
            Assert.Equal(
                cost.Lines.Single(line => line.Side == side && line.Model == CostModel.PayPerUse).PerMillionRuns,
                Bill(prediction, side, CostModel.PayPerUse).PerMillionRuns, 1e-6);

        var zero = Side(prediction, "functions-zero").KeepAlives
            .Select(line => line.Bills.Single(bill => bill.Model == CostModel.PayPerUse).PerMillionRuns).ToArray();
        var rounds = RunEvaluation.SidesOf(run).Single(side => side.Definition.Name == "functions-zero");
        var sizes = new PayPerUse(
            new MeasuredNeeds(rounds, new ComponentRoles(run.Header.Components)).Read().Hops, PriceSheets.Default.Functions).Sizes;
        // All cold against one in a hundred: 0.2 s a call by its memory.
        Assert.Equal(0.99 * sizes.Sum(size => size.Megabytes) / 1024 * 0.2 * 0.0000166667 * 1e6, zero[0] - zero[1], 1e-6);
    }

    [Fact]
    public void Pods_of_functions_in_mode_zero_are_paid_for_while_they_are_there()
    {
        var prediction = Predict(Modes, EveryHundredSeconds, 10, 50);
        var zero = Side(prediction, "functions-zero").KeepAlives.Select(line
            => line.Bills.Single(bill => bill.Model == CostModel.ReservedPod).PerMonth.Value).ToArray();
        var warm = Bill(prediction, "functions-warm", CostModel.ReservedPod).PerMonth.Value;

        Assert.True(zero[0] < zero[1] && zero[1] < warm, $"{zero[0]}, {zero[1]}, {warm}");
    }

    [Fact]
    public void The_sides_part_where_what_is_paid_per_use_reaches_the_pods()
    {
        var prediction = Predict(Modes, EverySecond);
        var crossing = prediction.Crossings.Single(found => found.Side == "functions-warm");
        var (use, pods) = (Bill(prediction, "functions-warm", CostModel.PayPerUse), Bill(prediction, "monolith", CostModel.ReservedPod));

        Assert.Equal(("monolith", true), (crossing.Reference, crossing.IsCheaperBelow));
        Assert.Equal(pods.PerMonth.Value / use.PerMonth.Value, crossing.Factor!.Value, crossing.Factor.Value * 0.01);
        // From 4.2 runs a second on there is a second pod, and functions cost less again.
        Assert.False(crossing.IsOnly);
    }

    [Fact]
    public void More_traffic_has_fewer_cold_calls()
    {
        var traffic = Side(Predict(Modes, EveryHundredSeconds, 60), "functions-zero").Traffic;

        Assert.Equal(TrafficScale.Factors, traffic.Select(point => point.Factor));
        Assert.Equal(traffic.Select(point => point.ColdShare).OrderDescending(), traffic.Select(point => point.ColdShare));
        Assert.True(traffic[0].ColdShare > 0.9 && traffic[^1].ColdShare < 0.01);
    }

    [Fact]
    public void One_times_the_traffic_has_the_figures_of_the_trace()
    {
        // A burst in the middle of a day: a stretch of it is not like the whole.
        double[] burst = [.. Enumerable.Range(0, 100).Select(run => run < 50 ? 100.0 * run : 5000 + (0.3 * (run - 50)))];

        foreach (var side in Predict(Modes with { Noise = 0.1 }, burst, 60).Sides)
        {
            var (line, point) = (side.KeepAlives.Single(), side.Traffic.Single(point => point.Factor == 1));
            Assert.Equal(
                (line.ColdShare.Value, line.P95Seconds.Value, line.MeanReplicas.Value),
                (point.ColdShare, point.P95Seconds, point.MeanReplicas));
        }
    }

    [Fact]
    public void Intervals_hold_what_another_run_of_the_trace_gives_and_there_are_none_below_6_rounds()
    {
        var noisy = Modes with { Noise = 0.1, Rounds = 12 };
        var line = Line(Predict(noisy, EveryHundredSeconds, 60), "functions-zero");
        var few = Predict(noisy with { Rounds = 5 }, EveryHundredSeconds, 60);

        var interval = line.P95Seconds.Interval!;
        Assert.InRange(line.P95Seconds.Value, interval.Lower, interval.Upper);
        Assert.InRange(interval.Upper / interval.Lower, 1.02, 1.6);
        Assert.Null(Line(few, "functions-zero").P95Seconds.Interval);
        Assert.Equal(0, few.Resamples);
        Assert.Contains(few.Cautions, caution => caution.StartsWith("monolith has 5 rounds that count:", StringComparison.Ordinal));
    }

    [Fact]
    public void Rounds_that_were_sent_late_are_left_out_and_that_is_said()
    {
        var run = (Modes with { Noise = 0.1, Rounds = 8 }).Build();
        RoundRecord[] late = [.. run.Rounds.Where(round => round is { Side: "monolith", Kind: RoundKind.Measured, Block: > 4 })];
        var indices = late.Select(round => round.Index).ToHashSet();
        var slow = run with
        {
            Rounds = [.. run.Rounds.Select(round => indices.Contains(round.Index) ? round with { LateReason = "It sent late." } : round)],
            Pipelines = [.. run.Pipelines.Select(
                pipeline => indices.Contains(pipeline.Round) ? pipeline with { Seconds = 50 * pipeline.Seconds } : pipeline)],
        };

        var told = Predict(slow, EveryHundredSeconds, Request(60));
        var without = Predict(run.OfRounds(round => !indices.Contains(round.Index)), EveryHundredSeconds, Request(60));

        Assert.Equal(5, Side(told, "monolith").Rounds);
        Assert.Equal(Line(without, "monolith").P95Seconds, Line(told, "monolith").P95Seconds);
        Assert.Null(Line(told, "monolith").P95Seconds.Interval);
        Assert.Contains(
            "monolith: 3 rounds are left out, because irisbench sent late and the times do not count.", told.Cautions);
    }

    [Fact]
    public void The_share_of_cold_calls_may_be_one_call_more_or_fewer()
    {
        var share = Line(Predict(Modes, EveryHundredSeconds, 120), "functions-zero").ColdShare;

        // Four of 400 calls are cold whatever is drawn.
        Assert.Equal(0.01, share.Value, 1e-12);
        Assert.Equal(0.0075, share.Interval!.Lower, 1e-12);
        Assert.Equal(0.0125, share.Interval.Upper, 1e-12);
    }

    [Fact]
    public void The_same_seed_predicts_the_same_and_another_one_does_not()
    {
        var noisy = (Modes with { Noise = 0.1 }).Build();

        Assert.Equal(Json(Predict(noisy, EveryHundredSeconds, Request(60))), Json(Predict(noisy, EveryHundredSeconds, Request(60))));
        Assert.NotEqual(
            Json(Predict(noisy, EveryHundredSeconds, Request(60))),
            Json(Predict(noisy, EveryHundredSeconds, Request(60) with { Seed = 99 }) with
            {
                Seed = noisy.Header.Experiment.Order.Seed!.Value,
            }));
    }

    [Fact]
    public void Of_a_long_trace_a_sample_gives_the_intervals_and_a_note_says_so()
    {
        double[] trace = [.. Enumerable.Range(0, 10_000).Select(run => 3.0 * run)];

        var prediction = Predict(Modes with { Noise = 0.1, Rounds = 6 }, trace, 60);

        Assert.Equal(2000, prediction.ResampledArrivals);
        Assert.Contains(prediction.Notes, note => note.Contains("2,000 arrivals from all over the trace", StringComparison.Ordinal));
        Assert.NotNull(Line(prediction, "monolith").P50Seconds.Interval);
        Assert.NotNull(Line(prediction, "monolith").GigabyteSeconds.Interval);
    }

    [Fact]
    public void A_figure_that_the_sample_of_a_long_trace_does_not_give_has_no_interval()
    {
        // The sample has a hundred of 4,750 arrivals, and others of these are an hour apart.
        var (at, trace) = (0.0, new double[95_100]);
        for (var run = 1; run < trace.Length; run++)
            trace[run] = at += run % 4750 is > 0 and < 1000 ? 3600 : 1;

        var zero = Line(Predict(Modes with { Noise = 0.1, Rounds = 6 }, trace, 60), "functions-zero");

        Assert.InRange(zero.ColdShare.Value, 0.15, 0.25);
        Assert.Null(zero.ColdShare.Interval);
        Assert.NotNull(zero.P50Seconds.Interval);
    }

    [Fact]
    public void A_run_with_faults_is_refused_because_its_times_hold_outages()
    {
        var run = Modes.Build();
        var faulty = run with
        {
            Header = run.Header with
            {
                Experiment = run.Header.Experiment with
                {
                    Faults = [new FaultDefinition { AtSeconds = 1, Component = "load", Do = FaultKind.Stop, ForSeconds = 5 }],
                },
            },
        };

        Assert.Contains(
            "has faults, so its times hold outages",
            Assert.Throws<RunFolderException>(() => Predict(faulty, EveryHundredSeconds, Request(60))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_cold_starts_in_the_run_nothing_is_said_of_them()
    {
        var kept = Predict(Modes with { Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm] }, EveryHundredSeconds);
        var unmeasured = Predict(Modes with
        {
            Pipeline = run => run with { Steps = [.. run.Steps.Select(step => step.Step == "load" ? step with { Cold = null } : step)] },
        }, EveryHundredSeconds);

        Assert.Contains("Nothing is said about a keep-alive: no side of the run was measured in mode zero.", kept.Cautions);
        Assert.Contains("Nothing is predicted of functions-zero: no cold start of load was measured in its mode.", unmeasured.Cautions);
        Assert.DoesNotContain(unmeasured.Sides, side => side.Side == "functions-zero");
    }

    [Fact]
    public void Where_all_answers_were_cold_the_warm_ones_are_those_of_warm_functions_and_without_them_there_is_nothing()
    {
        var cold = Modes with { RunsPerRound = 1 };
        var borrowed = Predict(cold, EveryHundredSeconds, 120);

        AssertAbout(SyntheticSide.FunctionsWarm.Seconds, Line(borrowed, "functions-zero").P50Seconds.Value);
        Assert.Contains(borrowed.Notes, note => note.StartsWith("functions-zero: all answers of auth, load, ", StringComparison.Ordinal));
        var error = Assert.Throws<RunFolderException>(
            () => Predict(cold with { Sides = [SyntheticSide.FunctionsZero] }, EveryHundredSeconds));
        Assert.Contains("all that was measured of auth are cold starts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Traffic_that_is_denser_than_what_was_measured_is_said_to_be_reckoned()
    {
        double[] pairs = [.. Enumerable.Range(0, 100).SelectMany(pair => new[] { 10.0 * pair, 10.0 * pair })];
        double[] dense = [.. Enumerable.Range(0, 1000).Select(run => 0.05 * run)];

        Assert.Contains(Predict(Modes, pairs).Cautions, caution
            => caution.StartsWith(
                "More runs are under way at once than the 1 that were measured: monolith up to 2, functions-warm up to 2, ",
                StringComparison.Ordinal));
        var run = Modes.Build();
        var prediction = Predict(run with { Header = run.Header with { Source = MeasurementSource.Processes } }, dense, Request(60));
        Assert.Contains(prediction.Cautions, caution
            => caution.StartsWith("monolith: this traffic asks for ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_side_that_was_scaled_while_it_was_measured_has_no_twin()
    {
        var run = Modes.Build();
        var scaled = run with
        {
            Rounds = [.. run.Rounds.Select(round => round.Side != "functions-warm" ? round : round with
            {
                Use = [.. round.Use.Select(use => use.Component == "iris-load" ? use with { Replicas = new ReplicaUse(3, 1e8) } : use)],
            })],
        };

        var prediction = Predict(scaled, EveryHundredSeconds, Request(60));

        Assert.Equal(["monolith", "functions-zero"], prediction.Sides.Select(side => side.Side));
        Assert.Contains(
            "Nothing is predicted of functions-warm: iris-load had up to 3 replicas when it was measured, and a twin does not scale.",
            prediction.Cautions);
    }

    [Fact]
    public void A_sweep_is_refused() => Assert.Throws<RunFolderException>(() => Predict(
        SyntheticSweep.Build(new VaryDefinition { Iterations = [1, 20] }, rounds: 2), EveryHundredSeconds, Request(60)));

    [Fact]
    public async Task A_real_run_of_an_older_irisbench_is_predicted_from_as_far_as_it_goes()
    {
        var folder = new DirectoryInfo(RepositoryRoot.File("IrisBench.Tests", "Experiments", "Results", "Earlier", "0.1.0-a4d5f9b-run"));
        var prediction = Predict(await new RunFolder(folder).ReadAsync(), EveryHundredSeconds, Request(60));

        Assert.Equal(["monolith", "warm"], prediction.Sides.Select(side => side.Side));
        Assert.All(prediction.Sides, side => Assert.NotNull(side.KeepAlives.Single().P95Seconds.Interval));
        Assert.Contains(
            prediction.Cautions, caution => caution.StartsWith("An older irisbench measured this run.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_JSON_has_its_published_format()
        => Assert.True(PublishedSchemaTests.IsValid(
            EvaluationSchemas.Prediction, JsonNode.Parse(Json(Predict(Modes with { Noise = 0.1 }, EveryHundredSeconds)))));

    private static TracePrediction Predict(SyntheticRun run, double[] arrivals, params double[] keepAlives)
        => Predict(run.Build(), arrivals, Request(keepAlives));

    private static TracePrediction Predict(RawRun run, double[] arrivals, PredictionRequest request)
        => TwinEvaluation.Of(run, arrivals, request);

    private static PredictionRequest Request(params double[] keepAlives)
        => new() { Trace = "trace", Prices = [PriceSheets.Default], KeepAlives = keepAlives is [] ? [60, 120] : keepAlives };

    private static SidePrediction Side(TracePrediction prediction, string side) => prediction.Sides.Single(found => found.Side == side);

    private static KeepAlivePrediction Line(TracePrediction prediction, string side) => Side(prediction, side).KeepAlives[0];

    private static PredictedBill Bill(TracePrediction prediction, string side, CostModel model)
        => Line(prediction, side).Bills.Single(bill => bill.Model == model);

    private static string Json(TracePrediction prediction)
        => JsonSerializer.Serialize(prediction, EvaluationJson.Default.TracePrediction);

    private static void AssertAbout(double expected, double seconds) => Assert.Equal(expected, seconds, expected * 3e-3);
}
