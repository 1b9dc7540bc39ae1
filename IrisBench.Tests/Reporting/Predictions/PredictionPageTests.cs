using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Twin;
using IrisBench.Reporting.Predictions;
using IrisBench.Tests.Browser;
using IrisBench.Tests.Experiments;
using Microsoft.Playwright;

namespace IrisBench.Tests.Reporting.Predictions;

/// <summary>The page of a prediction in a real browser without any network.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PredictionPageTests(Chromium chromium) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-prediction-");

    public void Dispose() => _folder.Delete(recursive: true);

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task It_opens_offline_without_complaint_fits_the_window_and_can_be_used_by_everyone(int width, ColorScheme scheme)
    {
        var file = await WriteAsync();
        await using var open = await chromium.OpenAsync(width, colorScheme: scheme);
        await open.Page.Context.SetOfflineAsync(true);

        await open.Page.GotoAsync(new Uri(file.FullName).AbsoluteUri);

        Assert.Equal(4, await open.Page.Locator("figure.chart").CountAsync());
        await open.Page.AssertFitsTheWidthAsync();
        await open.Page.AssertAccessibleAsync();
        await open.Page.TakeAsync($"prediction-{width}");
        await open.Page.AssertTextsStayInTheirPicturesAsync();
        Assert.Empty(open.Complaints);
    }

    private Task<FileInfo> WriteAsync()
    {
        var run = new SyntheticRun
        {
            Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm, SyntheticSide.FunctionsZero, SyntheticSide.FunctionsFork],
        }.Build();
        double[] trace = [.. Enumerable.Range(0, 500).Select(arrival => (120.0 * (arrival / 10)) + (arrival % 10))];
        var prediction = TwinEvaluation.Of(run, trace, new PredictionRequest
        {
            Trace = "access.log",
            Prices = [PriceSheets.Default],
            Command = "irisbench predict --run results/synthetic --trace access.log",
        });
        return PredictionWriter.WriteAsync(_folder, prediction, run.Header);
    }
}
