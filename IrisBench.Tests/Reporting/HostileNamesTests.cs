using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Tests.Browser;
using IrisBench.Tests.Experiments;
using Markdig;
using Spectre.Console.Testing;

namespace IrisBench.Tests.Reporting;

/// <summary>Names and reasons come from users and from other programs; none may become part of a format.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileNamesTests(Chromium chromium) : IDisposable
{
    private const string Hostile = "</title></script></style><script>window.broken = 1</script><img src=x onerror='window.broken = "
        + "1'>\"'&lt;`**b**|c\n\n[x](javascript:window.broken=1) \u001b[31m\u0001{{7*7}}";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [BrowserFact]
    public async Task A_browser_shows_them_as_text()
    {
        var files = await WriteAsync();
        await using var open = await chromium.OpenAsync();
        await open.Page.GotoAsync(new Uri(files.Html.FullName).AbsoluteUri);

        Assert.False(await open.Page.EvaluateAsync<bool>(
            "() => 'broken' in window || document.querySelector('img, b, a[href^=javascript]') !== null || document.scripts.length !== 1"));
        Assert.Contains("<script>window.broken = 1</script>", await open.Page.TitleAsync(), StringComparison.Ordinal);
        await open.Page.AssertTextsStayInTheirPicturesAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Markdown_keeps_them_as_text_and_its_tables_whole()
    {
        var files = await WriteAsync();

        var html = Markdown.ToHtml(
            await File.ReadAllTextAsync(files.Markdown.FullName), new MarkdownPipelineBuilder().UsePipeTables().Build());

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onerror='", html.Replace("&lt;img src=x onerror='", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("href=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<strong>b</strong>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_is_not_steered_by_them()
    {
        using var console = new TestConsole();
        console.Profile.Width = 200;
        TerminalReport.Write(console, RunEvaluation.Of(Run(), PriceSheets.Default));

        Assert.DoesNotContain('\u001b', console.Output);
        Assert.DoesNotContain('\u0001', console.Output);
    }

    private async Task<ReportFolder> WriteAsync()
    {
        var run = Run();
        return await ReportWriter.WriteAsync(_folder, RunEvaluation.Of(run, PriceSheets.Default), run);
    }

    private static RawRun Run()
    {
        var functions = SyntheticSide.FunctionsZero with { Definition = SyntheticSide.FunctionsZero.Definition with { Name = Hostile } };
        var run = new SyntheticRun
        {
            Sides = [SyntheticSide.Monolith, functions],
            Rounds = 6,
            Round = round => round.Index == 4 ? round with { VoidReason = Hostile } : round,
            Pipeline = pipeline => pipeline is { Round: 7, Sequence: 0 } ? pipeline with { Error = Hostile } : pipeline,
        }.Build();
        return run with
        {
            Header = run.Header with
            {
                Command = Hostile,
                StatusReason = Hostile,
                Status = RunStatus.Failed,
                Machine = run.Header.Machine with { Cpu = Hostile },
                Experiment = run.Header.Experiment with { Name = Hostile, Description = Hostile },
            },
        };
    }
}
