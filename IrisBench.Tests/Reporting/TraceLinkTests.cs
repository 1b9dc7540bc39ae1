using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Reporting;

public sealed class TraceLinkTests : IDisposable
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("http://localhost:15170/", true)]
    [InlineData("http://example.org/", false)]
    [InlineData(null, false)]
    public async Task The_report_leads_to_a_call_of_each_side_in_a_dashboard_on_this_machine_and_to_no_other(string? dashboard, bool leads)
    {
        var run = new SyntheticRun { Rounds = 6 }.Build();
        var calls = dashboard is null
            ? null
            : new TracedCalls(dashboard, [.. run.Header.Experiment.Sides.Select(side => new SideTrace(side.Name, Trace))]);
        run = run with { Header = run.Header with { TracedCalls = calls } };

        var files = await ReportWriter.WriteAsync(_folder, RunEvaluation.Of(run, PriceSheets.Default), run);

        var html = await File.ReadAllTextAsync(files.Html.FullName);
        var expected = leads ? run.Header.Experiment.Sides.Count : 0;
        Assert.Equal(expected, html.Split($"<a href=\"{dashboard}traces/detail/{Trace}\"").Length - 1);
        Assert.Equal(expected, html.Split("href=\"http").Length - 1);
    }
}
