using Microsoft.Playwright;

namespace IrisBench.Tests.Browser;

/// <summary>Pictures that tests keep under <c>artifacts/screenshots/</c>, for people to look at, where <c>IRISBENCH_SCREENSHOTS</c> is set: drawing them takes longer than the tests.</summary>
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
