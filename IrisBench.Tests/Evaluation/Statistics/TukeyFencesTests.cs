using IrisBench.Evaluation.Statistics;

namespace IrisBench.Tests.Evaluation.Statistics;

public class TukeyFencesTests
{
    /// <summary>
    /// With a large value the quartiles are 4 and 7, so the upper fence is at 11.5; with a small one 3 and 6, the lower at -1.5.
    /// </summary>
    [Theory]
    [InlineData(11.5, false)]
    [InlineData(11.6, true)]
    [InlineData(-1.5, false)]
    [InlineData(-1.6, true)]
    public void A_value_beyond_one_and_a_half_interquartile_ranges_is_marked(double value, bool marked)
    {
        double[] others = [2, 3, 4, 5, 6, 7, 8, 5];
        double[] values = value > 5 ? [.. others, value] : [value, .. others];
        Assert.Equal(marked ? [Array.IndexOf(values, value)] : [], TukeyFences.OutliersOf(values));
    }

    [Fact]
    public void Equal_values_are_no_outliers() => Assert.Empty(TukeyFences.OutliersOf([3, 3, 3, 3, 3, 3]));

    [Fact]
    public void Of_four_values_none_can_be_told_apart() => Assert.Empty(TukeyFences.OutliersOf([1, 1, 1, 99]));
}
