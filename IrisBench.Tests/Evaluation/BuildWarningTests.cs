using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;

namespace IrisBench.Tests.Evaluation;

public class BuildWarningTests
{
    [Fact]
    public void Figures_of_a_debug_build_are_said_to_be_that_in_the_headline_and_among_the_warnings()
    {
        var summary = Summary("Debug");
        Assert.Contains(summary.Warnings, warning => warning.StartsWith("The figures are of a Debug build (", StringComparison.Ordinal));
        Assert.EndsWith("of a Debug build, not of what ships.", Headline.Of(summary)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_what_ships_need_no_such_word()
    {
        var summary = Summary("Release");
        Assert.DoesNotContain(summary.Warnings.Concat(Headline.Of(summary)), text => text.Contains("Debug", StringComparison.Ordinal));
    }

    [Fact]
    public void Sides_that_were_not_built_alike_are_named()
        => Assert.Contains(
            Summary("Release", "Debug").Warnings,
            warning => warning.StartsWith("The sides were not built alike", StringComparison.Ordinal));

    private static RunSummary Summary(params string[] configurations)
    {
        var run = Evaluated.Exact.Build();
        var components = run.Header.Components.Select((component, index) => component with
        {
            Build = new ComponentBuild(configurations[index % configurations.Length], "r2r", "10.0.1", "on", "workstation"),
        });
        return RunEvaluation.Of(run with { Header = run.Header with { Components = [.. components] } }, PriceSheets.Default);
    }
}
