using Microsoft.Playwright;

namespace IrisBench.Tests.Browser;

/// <summary>
/// The chromium of the system, started once for all tests. <see cref="BrowserFactAttribute"/> says what
/// happens where there is none. A class of tests gets it by <see cref="BrowserCollection"/>.
/// </summary>
public sealed class Chromium
{
    /// <summary>The program, as Debian names it.</summary>
    public const string Program = "chromium";

    /// <summary>A loaded machine is slow; a test that waits longer hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // No sandbox: it needs namespaces, which containers do not have. The rest keeps it from calling home.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // Of the whole run, once a test wants it. Playwright's driver ends it with this process, however that ends.
    private static readonly Lazy<Task<IBrowser>> OfTheRun = new(LaunchAsync);

    private readonly Lazy<Task<IBrowser>> _browser = OfTheRun;

    /// <summary>Opens an empty page with cookies of its own.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window, in CSS pixels.</param>
    /// <param name="colorScheme">What <c>prefers-color-scheme</c> says.</param>
    public async Task<OpenPage> OpenAsync(int width = 1280, int height = 800, ColorScheme colorScheme = ColorScheme.Light)
    {
        var context = await (await _browser.Value).NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colorScheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new OpenPage(context, await context.NewPageAsync());
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = MissingTool.Find(Program), Args = Arguments, Headless = true });
    }
}

/// <summary>The tests in a browser share one, one after the other: several at once would only fight for the processor.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}

/// <summary>A test in a real browser. Skipped where chromium is missing, but fails in CI, which installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = MissingTool.ReasonToSkip(Chromium.Program);
}

/// <summary>A theory in a real browser; see <see cref="BrowserFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = MissingTool.ReasonToSkip(Chromium.Program);
}
