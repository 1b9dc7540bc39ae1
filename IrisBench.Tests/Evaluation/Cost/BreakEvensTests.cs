using IrisBench.Evaluation.Cost;

namespace IrisBench.Tests.Evaluation.Cost;

public class BreakEvensTests
{
    [Theory]
    [InlineData(1, 24.6e6, 9.4)]
    [InlineData(3, 8.2e6, 3.1)]
    public void It_is_the_money_of_the_pod_by_the_money_of_a_run(int hops, double perMonth, double perSecond)
    {
        var rate = BreakEvens.RateOf(WorkedExamples.Functions(hops), WorkedExamples.Pods().PerMonthIdle);
        Assert.Equal(perSecond, rate, 0.06);
        Assert.Equal(perMonth, rate * 730 * 3600, 0.05e6);
    }

    [Fact]
    public void Both_cost_the_same_there()
    {
        var (functions, pods) = (WorkedExamples.Functions(3), WorkedExamples.Pods());
        var rate = BreakEvens.Between("functions", functions, "monolith", pods).RunsPerSecond!.Value;
        Assert.Equal(pods.PerMonth(rate), functions.PerMonth(rate * 730 * 3600), 1e-9);
    }

    [Fact]
    public void It_says_which_is_cheaper_below()
        => Assert.Equal(
            "Below 3.12 pipeline runs a second (about 8,190,000 a month) functions paid per use costs less than monolith in reserved pods, "
            + "above it more.",
            BreakEvens.Between("functions", WorkedExamples.Functions(3), "monolith", WorkedExamples.Pods()).Text);

    [Fact]
    public void Beyond_what_the_first_pods_serve_there_is_none()
    {
        var breakEven = BreakEvens.Between("functions", WorkedExamples.Functions(1), "monolith", WorkedExamples.Pods(runsPerSecond: 2));
        Assert.Null(breakEven.RunsPerSecond);
        Assert.Contains("up to 2 pipeline runs a second", breakEven.Text, StringComparison.Ordinal);
    }
}
