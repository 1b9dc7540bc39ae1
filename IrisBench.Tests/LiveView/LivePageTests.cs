using System.Text.RegularExpressions;
using IrisBench.Tests.Browser;
using IrisBench.Tests.EndToEnd;
using IrisBench.Tests.Experiments;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IrisBench.Tests.LiveView;

[Collection(SharedSystemCollection.Name)]
public sealed partial class LivePageTests(RunningSystem system, Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private static readonly LocatorAssertionsToHaveTextOptions WholeRun = new() { Timeout = 120_000 };

    private readonly LiveFolder _folder = new();

    static LivePageTests() => SetDefaultExpectTimeout((float)Chromium.Patience.TotalMilliseconds);

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task A_run_is_followed_from_the_start_to_its_finished_report()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveSystem.Settings(system, _folder));
        await using var open = await chromium.OpenAsync();
        var page = open.Page;
        await page.GotoAsync(live.Login.AbsoluteUri);
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
        await page.AssertAccessibleAsync();
        await page.TakeAsync("live-idle");

        await StartOwnAsync(page, TinyExperiment.Of("tiny", rounds: 3));
        await Expect(page.Locator("#run-status")).ToHaveTextAsync("Running");
        await Expect(page.Locator("#latency .plot .dot").Nth(2)).ToBeAttachedAsync(new() { Timeout = WholeRun.Timeout });
        await Expect(page.Locator("#run-doing")).ToHaveTextAsync(RoundsDone());
        await Expect(page.Locator("#run-left")).ToContainTextAsync("left");
        await Expect(page.Locator("#stop")).ToBeVisibleAsync();
        await AssertLinesMoveAsync(page);
        await page.TakeAsync("live-running-light");
        foreach (var width in (int[])[390, 1280, 1920])
        {
            await page.SetViewportSizeAsync(width, 800);
            await AssertLabelsAreWholeAsync(page);
        }

        await page.SetViewportSizeAsync(1280, 800);

        await FollowOnAPhoneInTheDarkAsync(live);

        await Expect(page.Locator("#run-status")).ToHaveTextAsync("Complete", WholeRun);
        Assert.Equal(11, await page.Locator("#latency .plot .dot").CountAsync());
        await Expect(page.Locator("#runs .finished")).ToHaveCountAsync(1);
        await page.AssertAccessibleAsync();
        await page.TakeAsync("live-finished-light");

        await page.Locator("#run-report").ClickAsync();
        await Expect(page).ToHaveTitleAsync(ReportTitle());
        Assert.True(await page.Locator("main svg").CountAsync() > 3, "The report has no charts.");
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task A_page_finds_back_to_a_restarted_server_and_knows_of_the_runs()
    {
        await using var stub = new StubSystem();
        await stub.StartAsync();
        var settings = LiveSystem.Settings(stub, _folder);
        await using var open = await chromium.OpenAsync();
        var page = open.Page;
        await using (var first = await LiveViewProcess.StartAsync(settings))
        {
            await page.GotoAsync(first.Login.AbsoluteUri);
            await StartOwnAsync(page, TinyExperiment.Of("before", rounds: 1));
            await Expect(page.Locator("#run-status")).ToHaveTextAsync("Complete", WholeRun);
            await first.StopAsync();
            await Expect(page.Locator("#connection")).ToContainTextAsync("lost");
        }

        await using var second = await LiveViewProcess.StartAsync(settings);

        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
        await Expect(page.Locator("#run")).ToBeHiddenAsync();
        await Expect(page.Locator("#runs .finished h3")).ToHaveTextAsync("before");
    }

    [BrowserFact]
    public async Task A_mistake_in_an_experiment_is_told_with_its_line()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveViewProcess.Settings(_folder));
        await using var open = await chromium.OpenAsync();
        await open.Page.GotoAsync(live.Login.AbsoluteUri);

        await StartOwnAsync(
            open.Page, TinyExperiment.Of("wrong", rounds: 6).Replace("rounds: 6", "rounds: many", StringComparison.Ordinal));

        await Expect(open.Page.Locator("#start-problem")).ToContainTextAsync("line");
        await Expect(open.Page.Locator("#start-problem")).ToContainTextAsync("rounds");
    }

    private static async Task StartOwnAsync(IPage page, string definition)
    {
        await page.GetByLabel("Your own").CheckAsync();
        await page.Locator("#definition").FillAsync(definition);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
    }

    // A second page, opened in the middle of the run, in the dark and on a phone.
    private async Task FollowOnAPhoneInTheDarkAsync(LiveViewProcess live)
    {
        await using var open = await chromium.OpenAsync(width: 360, height: 740, colorScheme: ColorScheme.Dark);
        await open.Page.GotoAsync(live.Login.AbsoluteUri);
        await Expect(open.Page.Locator("#latency .plot .dot").Nth(2)).ToBeAttachedAsync();
        await open.Page.AssertFitsTheWidthAsync();
        await open.Page.TakeAsync("live-running-dark-phone");
        await Expect(open.Page.Locator("#run-status")).ToHaveTextAsync("Complete", WholeRun);
        await open.Page.Locator("#cpu summary").ClickAsync();
        await Expect(open.Page.Locator("#cpu tbody tr").First).ToBeVisibleAsync();
        await open.Page.AssertFitsTheWidthAsync();
        await open.Page.AssertAccessibleAsync();
        await open.Page.TakeAsync("live-finished-dark-phone");
        Assert.Empty(open.Complaints);
    }

    // Each label of a chart lies in its picture and beside its neighbours. The charts are drawn anew when their width changes.
    private static async Task AssertLabelsAreWholeAsync(IPage page)
    {
        await page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.plot')].every(plot => plot.viewBox.baseVal.width === plot.clientWidth)");
        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.plot')].flatMap(plot => {
                const picture = plot.getBoundingClientRect();
                const labels = [...plot.querySelectorAll('text')]
                    .map(label => ({ text: label.textContent, box: label.getBoundingClientRect() }));
                const isWhole = ({ left, right, top, bottom }) =>
                    left >= picture.left && right <= picture.right && top >= picture.top && bottom <= picture.bottom;
                const meet = (one, two) =>
                    one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
                return labels.filter(({ box }, index) => !isWhole(box) || labels.slice(index + 1).some(other => meet(box, other.box)))
                    .map(label => `${plot.parentElement.id}: ${label.text} at ${innerWidth} px`);
            })
            """);
        Assert.Empty(cut);
        Assert.True(await page.Locator(".plot text").CountAsync() > 15, "The charts have no labels.");
    }

    private static async Task AssertLinesMoveAsync(IPage page)
    {
        var line = page.Locator("#cpu .curve.side-0").Last;
        var before = await line.GetAttributeAsync("d");
        await Expect(line).Not.ToHaveAttributeAsync("d", before!);
        Assert.Contains("MiB", await page.Locator("#memory .legend").TextContentAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\d+ of 11 rounds done")]
    private static partial Regex RoundsDone();

    [GeneratedRegex("tiny")]
    private static partial Regex ReportTitle();
}
