using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class MedianTests
{
    [Theory]
    [InlineData(new[] { 7.0 }, 7)]
    [InlineData(new[] { 9.0, 1, 5 }, 5)]
    [InlineData(new[] { 10.0, 1, 3, 2 }, 2.5)]
    public void It_is_the_middle_value_or_the_mean_of_the_middle_two(double[] values, double expected)
        => Assert.Equal(expected, Median.Of(values));

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentException>(() => Median.Of([]));
}
