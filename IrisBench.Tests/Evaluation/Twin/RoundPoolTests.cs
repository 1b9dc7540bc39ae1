using IrisBench.Evaluation.Twin;

namespace IrisBench.Tests.Evaluation.Twin;

public class RoundPoolTests
{
    private static readonly RoundPool Pool = new([[1.0, 3.0], [8.0], []]);
    private readonly Random _random = new(3);

    [Theory]
    [InlineData(0, 1.0, 3.0)]
    [InlineData(1, 8.0)]
    [InlineData(2, 1.0, 3.0, 8.0)]
    public void A_round_has_the_values_that_were_measured_in_it_and_those_of_all_where_it_has_none(int round, params double[] values)
        => Assert.Equal(values, Enumerable.Range(0, 200).Select(_ => Pool.Draw(round, _random)).Distinct().Order());

    [Theory]
    [InlineData(0, 0.4, 1.2)]
    [InlineData(1, 1.6, 4.8)]
    [InlineData(2, 1.0, 3.0)]
    public void At_the_pace_of_a_round_all_values_are_as_much_longer_as_its_mean_is(int pace, params double[] values)
        // The rounds' means are 2 and 8, and their mean is 5. One that has no value has no pace of its own.
        => Assert.Equal(
            values.Select(value => Math.Round(value, 9)),
            Enumerable.Range(0, 200).Select(_ => Math.Round(Pool.Draw(0, _random, pace), 9)).Distinct().Order());

    [Fact]
    public void Where_nothing_took_any_time_all_rounds_have_the_same_pace()
        => Assert.Equal(0.0, new RoundPool([[0.0], [0.0]]).Draw(0, _random, pace: 1));
}
