using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Reporting;

/// <summary>The HTML report in a real browser without any network.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HtmlReportTests(Chromium chromium, WrittenReport report) : IClassFixture<WrittenReport>
{
    private const int Phone = 360;

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task It_opens_offline_without_complaint_fits_the_window_and_can_be_used_by_everyone(int width, ColorScheme scheme)
    {
        await using var open = await OpenAsync(width, scheme);

        await open.Page.AssertFitsTheWidthAsync();
        await open.Page.AssertAccessibleAsync();
        await open.Page.TakeAsync($"report-{(width == Phone ? "phone" : "desk")}-{scheme.ToString().ToLowerInvariant()}");
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task No_table_is_cut_off_in_a_window_of_1200_pixels()
    {
        await using var open = await OpenAsync(1200, ColorScheme.Light);

        Assert.Empty(await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.table-box')].filter(box => box.scrollWidth > box.clientWidth)
                .map(box => `${box.getAttribute('aria-label')}: ${box.scrollWidth} > ${box.clientWidth}`)
            """));
    }

    [BrowserFact]
    public async Task It_asks_nobody_for_anything()
    {
        await using var open = await chromium.OpenAsync();
        var requests = new List<string>();
        open.Page.Request += (_, request) => requests.Add(request.Url);

        await open.Page.GotoAsync(new Uri(report.Files.Html.FullName).AbsoluteUri);

        Assert.Equal([new Uri(report.Files.Html.FullName).AbsoluteUri], requests);
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(Phone)]
    public async Task Every_chart_is_drawn_inside_its_frame_and_tells_what_it_shows(int width)
    {
        await using var open = await OpenAsync(width, ColorScheme.Light);

        var charts = await open.Page.EvaluateAsync<ChartFacts[]>(
            """
            () => [...document.querySelectorAll('figure.chart')].map(figure => {
                const shown = [...figure.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width > 0);
                const svg = shown[0];
                const frame = svg.viewBox.baseVal;
                const marks = [...svg.querySelectorAll('path, rect, circle, line')].map(mark => mark.getBBox());
                return {
                    title: figure.querySelector('figcaption').textContent,
                    shown: shown.length,
                    marks: svg.querySelectorAll('path.line, rect.bar, circle.dot, .up, .down, .equal, .ring').length,
                    outside: marks.filter(box => ![box.x, box.y, box.width, box.height].every(Number.isFinite)
                        || box.x < -1 || box.y < -1 || box.x + box.width > frame.width + 1 || box.y + box.height > frame.height + 1).length,
                    labelled: svg.getAttribute('aria-labelledby').split(' ')
                        .every(id => document.getElementById(id)?.textContent.length > 0),
                    rows: (figure.closest('.beside') ?? figure).querySelectorAll('tbody tr').length,
                };
            })
            """);

        Assert.Equal(15, charts.Length);
        Assert.All(charts, chart =>
        {
            Assert.True(chart is { Shown: 1, Outside: 0, Labelled: true } && chart.Marks >= 2 && chart.Rows >= 2, $"{chart}");
        });
    }

    [BrowserFact]
    public async Task No_text_of_a_chart_leaves_its_picture_and_the_answer_is_read_without_scrolling_sideways()
    {
        await using var open = await OpenAsync(1280, ColorScheme.Light);

        await open.Page.AssertTextsStayInTheirPicturesAsync();
        await open.Page.SetViewportSizeAsync(390, 900);

        await open.Page.AssertFitsTheWidthAsync();
        var scrolled = await open.Page.EvaluateAsync<int[]>(
            "() => ['#answer', '#use'].map(part => document.querySelector(`${part} .table-box`))"
            + ".map(box => box.scrollWidth - box.clientWidth)");
        Assert.Equal("0, 0", string.Join(", ", scrolled));
    }

    [BrowserFact]
    public async Task Lines_and_text_take_other_colours_in_the_dark()
    {
        await using var light = await OpenAsync(1280, ColorScheme.Light);
        await using var dark = await OpenAsync(1280, ColorScheme.Dark);
        (string, string)[] coloured =
            [("body", "background-color"), ("svg.wide path.line", "stroke"), ("svg.wide text", "fill"), ("svg.wide rect.bar", "fill")];
        foreach (var (selector, property) in coloured)
            Assert.NotEqual(await StyleAsync(light.Page, selector, property), await StyleAsync(dark.Page, selector, property));
    }

    [BrowserFact]
    public async Task The_theme_can_be_chosen_with_the_keyboard_and_is_remembered()
    {
        await using var open = await OpenAsync(1280, ColorScheme.Light);
        var before = await StyleAsync(open.Page, "body", "background-color");

        await open.Page.Locator("#theme").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("Enter");
        var chosen = await StyleAsync(open.Page, "body", "background-color");
        await open.Page.ReloadAsync();

        Assert.NotEqual(before, chosen);
        Assert.Equal(chosen, await StyleAsync(open.Page, "body", "background-color"));
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task The_theme_can_be_chosen_where_storage_is_forbidden()
    {
        await using var open = await chromium.OpenAsync();
        await open.Page.AddInitScriptAsync(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });");
        await open.Page.GotoAsync(new Uri(report.Files.Html.FullName).AbsoluteUri);
        var before = await StyleAsync(open.Page, "body", "background-color");

        await open.Page.ClickAsync("#theme");
        await open.Page.ClickAsync("#theme");

        Assert.NotEqual(before, await StyleAsync(open.Page, "body", "background-color"));
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Headings_are_in_order_and_every_link_of_the_page_leads_somewhere()
    {
        await using var open = await OpenAsync(1280, ColorScheme.Light);

        var levels = await open.Page.EvaluateAsync<int[]>(
            "() => [...document.querySelectorAll('h1, h2, h3, h4')].map(heading => +heading.tagName[1])");
        var broken = await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('a')].map(link => link.getAttribute('href')).filter(target => "
            + "!document.querySelector(target))");

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} after h{pair.First}"));
        Assert.Empty(broken);
    }

    [BrowserFact]
    public async Task It_says_what_was_found_and_what_to_know_before_trusting_it()
    {
        await using var open = await OpenAsync(1280, ColorScheme.Light);
        var text = await open.Page.InnerTextAsync("body");

        foreach (var expected in new[]
        {
            "Of 2 sides compared with monolith", "Memory baseline",
            "noise floor", "The load generator lagged by 40 ms.", "503 from the gateway",
            "idle to zero",
            "Local seconds at list prices are a model, not a bill.", "the platform takes", "Synthetic CPU", "irisbench compare --seed 7",
            "The sampler took",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    private async Task<OpenPage> OpenAsync(int width, ColorScheme scheme)
    {
        var open = await chromium.OpenAsync(width, colorScheme: scheme);
        await open.Page.Context.SetOfflineAsync(true);
        await open.Page.GotoAsync(new Uri(report.Files.Html.FullName).AbsoluteUri);
        return open;
    }

    private static Task<string> StyleAsync(IPage page, string selector, string property)
        => page.EvaluateAsync<string>(
            "([selector, property]) => getComputedStyle(document.querySelector(selector)).getPropertyValue(property)",
            new[] { selector, property });
}
