using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Reporting;

/// <summary>A run that was stopped has a report of what it measured.</summary>
public sealed class CutShortRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task After_two_rounds_it_says_that_they_are_too_few()
    {
        var text = await WriteAsync(new SyntheticRun { Rounds = 2, Status = RunStatus.Interrupted }.Build());

        Assert.Contains("Too few rounds to compare functions-warm with monolith.", text, StringComparison.Ordinal);
        Assert.Contains("The run was interrupted.", text, StringComparison.Ordinal);
        Assert.Contains("Memory baseline", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_round_it_shows_what_there_is()
    {
        var run = new SyntheticRun { Rounds = 2, Status = RunStatus.Failed }.Build();

        var text = await WriteAsync(run with { Rounds = [], Pipelines = [], Samples = [] });

        Assert.Contains("Too few rounds to compare functions-warm with monolith.", text, StringComparison.Ordinal);
        Assert.Contains("The run failed.", text, StringComparison.Ordinal);
        Assert.Contains("The run has no samples.", text, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(RawRun run)
    {
        var files = await ReportWriter.WriteAsync(_folder, RunEvaluation.Of(run, PriceSheets.Default), run);
        return await File.ReadAllTextAsync(files.Html.FullName);
    }
}
