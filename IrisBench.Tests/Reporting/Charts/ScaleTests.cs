using IrisBench.Reporting.Charts;

namespace IrisBench.Tests.Reporting.Charts;

public sealed class ScaleTests
{
    [Fact]
    public void Numbers_of_an_axis_are_round() => Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5], NiceTicks.Between(0, 0.5, 5));

    [Fact]
    public void An_axis_from_zero_ends_above_the_largest_value()
    {
        var scale = LinearScale.FromZero(1.27, 100, 0, 4);

        Assert.Equal([0, 0.5, 1, 1.5], scale.Ticks);
        Assert.Equal(100, scale.At(0));
        Assert.Equal(0, scale.At(1.5));
    }

    [Fact]
    public void A_logarithmic_axis_puts_half_and_double_equally_far_from_one()
    {
        var scale = new LogScale(0.25, 4, 0, 100);

        Assert.Equal(50, scale.At(1), 9);
        Assert.Equal(scale.At(1) - scale.At(0.5), scale.At(2) - scale.At(1), 9);
        Assert.Contains(1, scale.Ticks);
    }

    [Fact]
    public void A_logarithmic_axis_over_many_decades_numbers_some_of_them()
        => Assert.Equal([1e-4, 1e-2, 1, 100], new LogScale(1e-4, 1000, 0, 100, 4).Ticks.Select(tick => Math.Round(tick, 6)));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    public void Values_that_are_all_alike_still_have_a_place(double minimum, double maximum)
        => Assert.True(double.IsFinite(LinearScale.Around([minimum, maximum], 0, 100).At(minimum)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_coordinate_that_is_none_is_not_drawn_silently(double value)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new SvgDrawing(100, 100).Line(0, 0, value, 0, "line"));
}
