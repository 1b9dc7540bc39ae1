using Aspire.Hosting;
using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

/// <summary>Small windows, keyboards and screen readers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UseTests(Chromium chromium)
{
    private static readonly string[] Tabs = ["", "logs", "environment", "metrics"];

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_view_is_accessible(ColorScheme colorScheme)
    {
        await using var application = await StartAsync();
        await using var open = await application.OpenAsync(chromium, colorScheme: colorScheme);
        var page = open.Page;
        var name = $"dashboard-{colorScheme.ToString().ToLowerInvariant()}";
        await page.Row("front").ShowsAsync("Running (Healthy)");

        await page.AssertAccessibleAsync();
        await page.TakeAsync(name);
        foreach (var tab in Tabs)
        {
            await page.OpenResourceAsync("front", tab);
            await page.AssertAccessibleAsync();
            await page.TakeAsync($"{name}-{(tab.Length > 0 ? tab : "overview")}");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Graph" }).ClickAsync();
        await page.AssertAccessibleAsync();
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Nothing_has_to_be_scrolled_sideways_at_360_pixels()
    {
        await using var application = await StartAsync();
        await using var open = await application.OpenAsync(chromium, width: 360);
        var page = open.Page;
        await page.Row("front").ShowsAsync("Running (Healthy)");

        await page.AssertFitsTheWidthAsync();
        await page.AssertAccessibleAsync();
        await page.TakeAsync("dashboard-360");
        foreach (var tab in Tabs)
        {
            await page.OpenResourceAsync("front", tab);
            await page.AssertFitsTheWidthAsync();
            await page.TakeAsync($"dashboard-360-{(tab.Length > 0 ? tab : "overview")}");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Graph" }).ClickAsync();
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 360);
    }

    [BrowserFact]
    public async Task The_keyboard_reaches_everything_and_focus_is_seen_and_kept()
    {
        await using var application = await StartAsync();
        await using var open = await application.OpenAsync(chromium);
        var page = open.Page;
        await page.Row("back").ShowsAsync("Running (Healthy)");

        var order = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
            order.Add(await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.firstChild.textContent"));
        }

        Assert.Equal(["Skip to the resources", "Table", "Graph", "Log out", "back"], order[..5]);
        Assert.Equal(["Stop back", "Restart back"], order[6..]);

        // Focus stays on the button that was pressed while the row changes around it.
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#messages").ShowsAsync("Restart back: done.");
        await page.Row("back").ShowsAsync("Running (Healthy)");
        await Assertions.Expect(page.Button("Restart back")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "back", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "back", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "back", Exact = true })).ToBeFocusedAsync();
    }

    private static async Task<DashboardApplication> StartAsync()
    {
        var application = await DashboardApplication.StartAsync(builder =>
        {
            var back = builder.AddWorkload("back");
            builder.AddWorkload("front").WithReference(back).WaitFor(back);
            builder.AddResource(new FunctionResource("function")).WithParentRelationship(back);
            builder.AddWorkload("later").WithExplicitStart();
        });
        await application.PublishAsync("function", "ScaledToZero", ("Mode", "cold"), ("Replicas", 0));
        await application.HealthyAsync("front");
        return application;
    }
}
