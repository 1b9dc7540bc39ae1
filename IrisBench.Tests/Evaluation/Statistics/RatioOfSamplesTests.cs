using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public sealed class RatioOfSamplesTests
{
    private const int Simulations = 400;
    private const double Noise = 0.05;

    [Theory]
    [InlineData(6, 6)]
    [InlineData(10, 20)]
    public void The_interval_holds_the_true_ratio_at_least_as_often_as_it_says(int first, int second)
    {
        var random = new Random(11);

        var held = Enumerable.Range(0, Simulations).Count(simulation =>
        {
            var interval = Ratio.OfSamples(
                Sample(random, first, 1.3), Sample(random, second, 1), simulation, resamples: 400).Interval!;
            return interval.Lower <= 1.3 && interval.Upper >= 1.3;
        });

        // Three standard errors of a share of 0.95 below it.
        Assert.True(held >= Simulations * (0.95 - (3 * Math.Sqrt(0.95 * 0.05 / Simulations))), $"{held} of {Simulations}");
    }

    [Fact]
    public void A_shift_of_a_fifth_is_found_with_twelve_rounds()
    {
        var random = new Random(12);

        var found = Enumerable.Range(0, 100).Count(simulation
            => Ratio.OfSamples(
                Sample(random, 12, 1.2), Sample(random, 12, 1), simulation, resamples: 400).Interval!.Lower > 1);

        Assert.True(found >= 95, $"{found} of 100");
    }

    [Fact]
    public void Five_values_have_a_ratio_but_no_interval()
    {
        var ratio = Ratio.OfSamples([2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1], 1);

        Assert.Equal((2.0, null), (ratio.Value, ratio.Interval));
    }

    private static double[] Sample(Random random, int count, double median)
        =>
        [
            .. Enumerable.Range(0, count).Select(_ => median * Math.Exp(
                Noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))
        ];
}
