using IrisBench.Tests.Browser;

namespace IrisBench.Tests.Compare;

/// <summary>The report of a real run in a real browser that has no network.</summary>
internal static class RealReport
{
    private const string ChartsWithoutMarks = """
        () => [...document.querySelectorAll('figure.chart')]
            .filter(figure => !figure.querySelector(
                    'svg path.line, svg rect.bar, svg circle.dot, svg :is(.ring, .equal, .up, .down) > title')
                || figure.querySelector('svg').outerHTML.includes('NaN'))
            .map(figure => figure.querySelector('figcaption').textContent)
        """;

    public static async Task AssertDrawnAsync(Chromium chromium, string file)
    {
        await using var open = await chromium.OpenAsync();
        await open.Page.Context.SetOfflineAsync(true);
        await open.Page.GotoAsync(new Uri(file).AbsoluteUri);

        Assert.True(await open.Page.Locator("figure.chart").CountAsync() > 5);
        Assert.Empty(await open.Page.EvaluateAsync<string[]>(ChartsWithoutMarks));
        Assert.Empty(open.Complaints);
        await open.Page.TakeAsync("report-quick");
    }
}
