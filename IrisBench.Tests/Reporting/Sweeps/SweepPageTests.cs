using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments.Definition;
using IrisBench.Reporting;
using IrisBench.Tests.Browser;
using IrisBench.Tests.Experiments;
using Microsoft.Playwright;

namespace IrisBench.Tests.Reporting.Sweeps;

/// <summary>The page of a sweep in a real browser without any network.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SweepPageTests(Chromium chromium) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-sweep-");

    public void Dispose() => _folder.Delete(recursive: true);

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task It_opens_offline_without_complaint_fits_the_window_and_can_be_used_by_everyone(int width, ColorScheme scheme)
    {
        var sweep = SyntheticSweep.Build(new VaryDefinition { Iterations = [1, 20, 200], Size = [250, 500] });
        var files = await ReportWriter.WriteAsync(_folder, SweepEvaluation.Of(sweep, PriceSheets.Default));
        await using var open = await chromium.OpenAsync(width, colorScheme: scheme);

        await open.Page.GotoAsync(new Uri(files.Html.FullName).AbsoluteUri);

        await open.Page.AssertFitsTheWidthAsync();
        await open.Page.AssertAccessibleAsync();
        await open.Page.TakeAsync($"sweep-{width}");
        await open.Page.AssertTextsStayInTheirPicturesAsync();
        Assert.Empty(open.Complaints);
        if (width < 400)
            Assert.Equal(0, await open.Page.EvaluateAsync<int>(
                "() => { const box = document.querySelector('#crossings .table-box'); return box.scrollWidth - box.clientWidth; }"));
    }
}
