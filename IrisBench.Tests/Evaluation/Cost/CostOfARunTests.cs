using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.Cost;

public class CostOfARunTests
{
    private static readonly CostSummary Cost = Of(new SyntheticRun { Noise = 0 });

    [Fact]
    public void The_monolith_as_one_function_pays_for_one_request_and_the_cores_it_kept_busy()
    {
        // 0.30 CPU seconds in 0.24 s are 1.25 cores, 2212 MB at 1769 MB a vCPU, more than its 200 MB.
        var perRun = 2212 / 1024.0 * 0.24 * 0.0000166667 + 2e-7;
        Assert.Equal(1e6 * perRun, Line("monolith", CostModel.PayPerUse).PerMillionRuns, 1e-6);
        Assert.Equal("1 request a run: monolith 240 ms at 2212 MB", Line("monolith", CostModel.PayPerUse).Explanation);
    }

    [Fact]
    public void Functions_pay_for_each_hop()
    {
        // CPU by time: auth 0.4 cores (708 MB), load 4/3 (2359), train 5/9 (983), predict 0.5 (885).
        var gigabyteSeconds = (708 * 0.05 + 2359 * 0.15 + 983 * 0.09 + 885 * 0.02) / 1024;
        Assert.Equal(1e6 * (gigabyteSeconds * 0.0000166667 + 4 * 2e-7), Line("functions-warm", CostModel.PayPerUse).PerMillionRuns, 1e-6);
    }

    [Fact]
    public void Self_hosted_functions_are_five_pods_with_their_gateway()
    {
        // auth 0.5 vCPU 1 GB, load 2 and 4, train 1 and 2, predict 0.5 and 1, gateway 0.25 and 0.5.
        var perMonth = 730 * (4.25 * 0.04048 + 8.5 * 0.004445);
        Assert.Equal(perMonth, Line("functions-warm", CostModel.ReservedPod).PerMonth, 1e-6);
        Assert.StartsWith(
            "iris-auth 0.5 vCPU 1 GB, iris-load 2 vCPU 4 GB, iris-train 1 vCPU 2 GB, iris-predict 0.5 vCPU 1 GB, gateway 0.25 vCPU 0.5 GB;",
            Line("functions-warm", CostModel.ReservedPod).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_its_platform_scaled_is_sized_by_one_process_and_not_by_all_that_there_were()
    {
        var run = new SyntheticRun { Noise = 0 }.Build();
        var scaled = run with
        {
            Rounds = [.. run.Rounds.Select(round => round with
            {
                Use = [.. round.Use.Select(use => use.Component == "iris-load"
                    ? use with { WorkingSetMaxBytes = 50 * use.WorkingSetMaxBytes, Replicas = new ReplicaUse(50, use.WorkingSetMaxBytes) }
                    : use)],
            })],
        };

        Assert.Equal(Cost.Lines, RunEvaluation.Of(scaled, PriceSheets.Default).Cost.Lines);
    }

    [Fact]
    public void The_monolith_is_one_pod()
        => Assert.Equal(730 * (2 * 0.04048 + 4 * 0.004445), Line("monolith", CostModel.ReservedPod).PerMonth, 1e-6);

    [Fact]
    public void Pay_per_use_costs_nothing_idle_and_functions_at_zero_only_their_gateway()
    {
        Assert.Equal(0.0, Line("functions-warm", CostModel.PayPerUse).PerMonth);
        var zero = Of(new SyntheticRun { Noise = 0, Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsZero] });
        Assert.Equal(9.01, zero.Lines.Single(line => line is { Side: "functions-zero", Model: CostModel.ReservedPod }).PerMonth, 0.001);
    }

    [Fact]
    public void The_first_break_even_is_functions_paid_per_use_against_the_monolith_in_a_pod()
    {
        Assert.Equal(("functions-warm", "monolith"), (Cost.BreakEvens[0].PayPerUseSide, Cost.BreakEvens[0].ReservedSide));
        var rate = Cost.BreakEvens[0].RunsPerSecond!.Value;
        Assert.Equal(
            Line("monolith", CostModel.ReservedPod).PerMonth,
            rate * 730 * 3600 * Line("functions-warm", CostModel.PayPerUse).PerMillionRuns / 1e6, 1e-6);
    }

    [Fact]
    public void Each_line_has_a_curve_and_that_of_pods_goes_up_in_steps()
    {
        Assert.Equal(Cost.Lines.Select(line => (line.Side, line.Model)), Cost.Curve.Select(series => (series.Side, series.Model)));
        var monolith = Cost.Curve.Single(series => series is { Side: "monolith", Model: CostModel.ReservedPod }).Points;
        var onePod = Line("monolith", CostModel.ReservedPod).PerMonth;
        Assert.Equal(onePod, monolith.Last(point => point.X <= 1 / 0.24).Y, 1e-9);
        Assert.Equal(2 * onePod, monolith.First(point => point.X > 1.000001 / 0.24).Y, 1e-9);
        Assert.All(Cost.Curve, series => Assert.Equal(series.Points.OrderBy(point => point.X), series.Points));
        Assert.Single(Cost.Curve.Select(series => series.Points[^1].X).Distinct());
    }

    [Fact]
    public void It_says_that_it_is_a_model_and_that_self_hosted_functions_are_pods()
    {
        Assert.Contains(Cost.Notes, note => note.Contains("a model, not a bill", StringComparison.Ordinal));
        Assert.Contains(Cost.Notes, note => note.Contains("Self-hosted OpenFaaS", StringComparison.Ordinal));
        Assert.Contains(Cost.Notes, note => note.Contains("2026-11-23", StringComparison.Ordinal));
    }

    private static CostSummary Of(SyntheticRun run) => RunEvaluation.Of(run.Build(), PriceSheets.Default).Cost;

    private static CostLine Line(string side, CostModel model) => Cost.Lines.Single(line => line.Side == side && line.Model == model);
}
