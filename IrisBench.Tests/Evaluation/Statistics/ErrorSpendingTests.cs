using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class ErrorSpendingTests
{
    private static readonly int[] Looks = [20, 30, 40];

    [Fact]
    public void The_parts_of_all_looks_add_up_to_the_whole_error()
        => Assert.Equal(1, Enumerable.Range(0, Looks.Length).Sum(look => ErrorSpending.ShareAt(Looks, look)), 1e-12);

    [Fact]
    public void Without_looks_before_the_end_an_interval_is_as_wide_as_ever()
        => Assert.Equal(Confidence.Stated, ErrorSpending.ConfidenceOf(ErrorSpending.ShareAt([40], 0)), 1e-12);

    [Fact]
    public void Who_stops_at_the_worst_look_errs_in_no_more_than_5_of_100_and_would_without_it()
    {
        var random = new Random(1);
        double[][] samples =
            [.. Enumerable.Range(0, 4000).Select(_ => Enumerable.Range(0, Looks[^1]).Select(_ => random.NextDouble() - 0.5).ToArray())];

        Assert.InRange(Missed(look => ErrorSpending.ConfidenceOf(ErrorSpending.ShareAt(Looks, look))), 0, 0.05);
        Assert.InRange(Missed(_ => Confidence.Stated), 0.06, 1);

        // Stops at any look whose interval misses the true median, 0.
        double Missed(Func<int, double> confidence) => samples.Count(sample => Enumerable.Range(0, Looks.Length)
            .Any(look
                => MedianInterval.Of(sample.Take(Looks[look]), confidence(look)) is { } interval
                    && (interval.Lower > 0 || interval.Upper < 0))) / (double)samples.Length;
    }
}
