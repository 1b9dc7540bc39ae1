using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Definition;
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
    public async Task Below_six_rounds_no_ratio_is_shown_anywhere()
    {
        var run = new SyntheticRun { Rounds = 5, NoiseFloor = false }.Build();

        var text = await WriteAsync(run);

        Assert.Contains("<p class=\"ratio\">&#x2013;</p>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d+(×|&#xD7;)", text);
        Assert.DoesNotMatch(@"\d\.\d+×", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "report.md")));
    }

    [Fact]
    public async Task A_system_of_your_own_is_told_of_without_the_words_of_another()
    {
        var run = new SyntheticRun { Rounds = 6 }.Build();
        SideDefinition Own(string name) => new()
        {
            Name = name,
            System = new SystemDefinition
            {
                BaseUrl = "http://127.0.0.1:8080",
                Steps = [new StepDefinition { Name = "buy", Path = "/" }],
                Components = [new ComponentDefinition { Name = name, Process = "shop" }],
            },
        };
        Assert.Contains("original project", await WriteAsync(run), StringComparison.Ordinal);

        var text = await WriteAsync(run with
        {
            Header = run.Header with
            {
                Experiment = run.Header.Experiment with { Sides = [Own("monolith"), Own("functions-warm")] },
                Components = [new Component("monolith", ComponentRole.Work), new Component("functions-warm", ComponentRole.Work)],
            },
        });

        foreach (var word in new[] { "original project", "monolith itself", "iris-server", "OpenFaaS", "Flower", "load step" })
            Assert.DoesNotContain(word, text.Split("The experiment, to be kept")[0], StringComparison.Ordinal);
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
