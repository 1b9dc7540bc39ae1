using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IrisBench.Tests.Browser;

/// <summary>A page in a browser context of its own. Collects what the page complains about.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    internal OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => Add($"error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Add($"{message.Type}: {message.Text}");
        };
    }

    public IPage Page { get; }

    /// <summary>Uncaught exceptions and the errors and warnings of the console, a broken Content-Security-Policy among them.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Add(string complaint)
    {
        lock (_complaints)
            _complaints.Add(complaint);
    }
}

/// <summary>What axe-core finds in a page (https://github.com/dequelabs/axe-core), by the rules of WCAG 2.2 A and AA.</summary>
internal static class Accessibility
{
    private static readonly string[] Grave = ["serious", "critical"];

    // Of what is in order, one element a rule.
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    // A chart is a picture with a name; what it is drawn with, thousands of elements, is for nobody to walk through.
    private static readonly AxeRunContext Context = new() { Exclude = [new AxeSelector("svg > *")] };

    /// <summary>Fails when a rule is broken whose impact axe calls serious or critical.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(Context, Options);

        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations
            .Where(violation => Grave.Contains(violation.Impact))
            .Select(violation => $"{violation.Impact} {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }
}

/// <summary>Whether a page fits the width of its window.</summary>
internal static class Overflow
{
    /// <summary>Fails when the page has to be scrolled sideways, naming the elements that stick out.</summary>
    public static async Task AssertFitsTheWidthAsync(this IPage page)
    {
        var scroll = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var wide = await page.EvaluateAsync<string>(
            """
            () => [...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                .map(element => element.outerHTML.slice(0, 120)).slice(0, 5).join('\n')
            """);
        Assert.True(scroll <= 0, $"{scroll} px too wide:\n{wide}");
    }
}

/// <summary>Whether a drawing shows its texts whole.</summary>
internal static class DrawnTexts
{
    private static readonly int[] Widths = [390, 1280, 1920];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>Fails when a text of a drawing leaves it, on a phone, a laptop and a large screen, by day and by night.</summary>
    public static async Task AssertTextsStayInTheirPicturesAsync(this IPage page)
    {
        foreach (var (width, scheme) in Widths.SelectMany(_ => Schemes, (width, scheme) => (width, scheme)))
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var outside = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('svg')].flatMap(svg => {
                    const frame = svg.getBoundingClientRect();
                    const isOutside = box => box.left < frame.left - 1 || box.right > frame.right + 1
                        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
                    return frame.width === 0 ? [] : [...svg.querySelectorAll('text')]
                        .filter(text => isOutside(text.getBoundingClientRect())).map(text => text.textContent);
                })
                """);
            Assert.True(outside.Length == 0, $"{width} px, {scheme}: {string.Join("; ", outside)}");
        }
    }
}

/// <summary>
/// Pictures that tests keep under <c>artifacts/screenshots/</c>, for people to look at, where <c>IRISBENCH_SCREENSHOTS</c> is set: drawing
/// them takes longer than the tests.
/// </summary>
internal static class Screenshots
{
    /// <param name="page">What to take.</param>
    /// <param name="name">The file's name, without extension.</param>
    /// <param name="fullPage">Whether to take what has to be scrolled to as well.</param>
    public static Task TakeAsync(this IPage page, string name, bool fullPage = true)
        => Environment.GetEnvironmentVariable("IRISBENCH_SCREENSHOTS") is null
            ? Task.CompletedTask
            : page.ScreenshotAsync(new() { Path = RepositoryRoot.File("artifacts", "screenshots", $"{name}.png"), FullPage = fullPage });
}
