using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Tests.Evaluation.Cost;

public class PayPerUseTests
{
    private static readonly FunctionPrices Lambda = PriceSheets.Default.Functions;

    [Fact]
    public void A_call_of_20_ms_with_half_a_gigabyte_costs_its_gigabyte_seconds_and_a_request()
        => Assert.Equal(0.5 * 0.020 * 0.0000166667 + 2e-7, WorkedExamples.Functions(hops: 1).PerRun, 1e-15);

    [Fact]
    public void Each_hop_pays_its_own_rounding_and_request()
    {
        var three = new PayPerUse([WorkedExamples.Call(0.0101), WorkedExamples.Call(0.0101), WorkedExamples.Call(0.0101)], Lambda);
        Assert.Equal(3 * (0.5 * 0.011 * 0.0000166667 + 2e-7), three.PerRun, 1e-15);
    }

    [Theory]
    [InlineData(0.020, 1, 0.020)]
    [InlineData(0.0200001, 1, 0.021)]
    [InlineData(0.020, 100, 0.1)]
    [InlineData(0.3, 100, 0.3)]
    public void A_duration_is_rounded_up_to_what_is_billed(double seconds, int billedMilliseconds, double billed)
        => Assert.Equal(
            billed, new PayPerUse([WorkedExamples.Call(seconds)], Lambda with { BilledMilliseconds = billedMilliseconds }).MeanSeconds[0],
            1e-12);

    [Fact]
    public void Durations_are_rounded_before_they_are_averaged()
        => Assert.Equal(0.0155, new PayPerUse([new Hop("hello", [0.0101, 0.0199], 0.1, 1)], Lambda).MeanSeconds[0], 1e-12);

    [Fact]
    public void A_call_that_every_second_run_makes_costs_half_of_one()
        => Assert.Equal(
            WorkedExamples.Functions(hops: 1).PerRun,
            new PayPerUse([WorkedExamples.Call() with { Calls = 0.5 }, WorkedExamples.Call() with { Calls = 0.5 }], Lambda).PerRun, 1e-15);

    [Theory]
    [InlineData(1, 0.01, 128, true)]
    [InlineData(300.2 * (1 << 20), 0.01, 301, true)]
    [InlineData(1, 1.0, 1769, true)]
    [InlineData(1, 1.3, 2300, true)]
    [InlineData(20_000.0 * (1 << 20), 0.1, 10_240, false)]
    public void A_function_gets_the_memory_of_its_peak_or_of_the_cores_it_kept_busy(double peak, double cores, int megabytes, bool isEnough)
        => Assert.Equal(new FunctionSize(megabytes, isEnough), FunctionSize.For(new Hop("hello", [1], cores, peak), Lambda));

    [Fact]
    public void The_sheet_can_fix_the_memory()
        => Assert.Equal(
            new FunctionSize(256, IsEnough: false), FunctionSize.For(WorkedExamples.Call(), Lambda with { FixedMegabytes = 256 }));

    [Fact]
    public void Sizes_are_sold_in_steps()
        => Assert.Equal(
            640,
            FunctionSize.For(new Hop("hello", [1], 0, WorkedExamples.HalfGigabyte + 1), Lambda with { StepMegabytes = 128 }).Megabytes);

    [Fact]
    public void The_free_tier_counts_only_when_it_is_switched_on()
    {
        var free = WorkedExamples.Functions(hops: 1, Lambda with { FreeTier = Lambda.FreeTier! with { Applies = true } });
        Assert.Equal(0.0, free.PerMonth(1_000_000), 1e-9);
        Assert.Equal(0.20, free.PerMonth(2_000_000), 1e-9);
        Assert.Equal(2e6 * 3.66667e-7, WorkedExamples.Functions(hops: 1).PerMonth(2_000_000), 1e-6);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(9.01)]
    [InlineData(500)]
    public void The_runs_for_an_amount_of_money_cost_that_much(double money)
    {
        var free = WorkedExamples.Functions(hops: 1, Lambda with { FreeTier = Lambda.FreeTier! with { Applies = true } });
        Assert.Equal(money, free.PerMonth(free.RunsFor(money)), 1e-9 * money);
        var paid = WorkedExamples.Functions(hops: 1);
        Assert.Equal(money, paid.PerMonth(paid.RunsFor(money)), 1e-9 * money);
    }
}
