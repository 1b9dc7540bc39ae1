using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

/// <summary>The parts of the page, by what a person sees.</summary>
internal static class DashboardPage
{
    public static ILocator Row(this IPage page, string resource) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = resource, Exact = true }) });

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static Task ShowsAsync(this ILocator locator, string text) => Assertions.Expect(locator).ToContainTextAsync(text);

    /// <summary>Opens a resource's details, with the tab that is named.</summary>
    public static async Task OpenResourceAsync(this IPage page, string resource, string tab = "")
    {
        await page.EvaluateAsync("hash => { location.hash = hash; }", $"#/resource/{resource}{(tab.Length > 0 ? "/" : "")}{tab}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = resource, Exact = true })).ToBeVisibleAsync();
    }
}
