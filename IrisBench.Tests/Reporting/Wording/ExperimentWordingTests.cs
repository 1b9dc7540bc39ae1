using IrisBench.Experiments.Definition;
using IrisBench.Reporting.Wording;

namespace IrisBench.Tests.Reporting.Wording;

public class ExperimentWordingTests
{
    [Fact]
    public void A_load_that_changes_is_told_by_its_rates_and_a_trace_by_its_name_and_how_it_was_played()
    {
        Assert.Contains(
            "arrivals at a rate that changes between 0.1 and 5 a second in 3 stages of 39.0 s together in each;",
            ExperimentWording.Of(ExperimentProfiles.Spike), StringComparison.Ordinal);
        Assert.Contains(
            ", arrivals as in a.log, 60 times as fast, 10 % of the calls in each;",
            Of(new LoadDefinition { Kind = LoadKind.Trace, File = "/somewhere/a.log", Speed = 60, Scale = 0.1 }), StringComparison.Ordinal);
        Assert.Contains(
            ", arrivals as in a.log in each;", Of(new LoadDefinition { Kind = LoadKind.Trace, File = "a.log" }), StringComparison.Ordinal);
    }

    private static string Of(LoadDefinition load) => ExperimentWording.Of(ExperimentProfiles.Quick with { Load = load });
}
