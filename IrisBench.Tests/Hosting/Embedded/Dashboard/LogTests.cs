using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

[Collection(BrowserCollection.Name)]
public sealed class LogTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_console_is_followed_searched_and_coloured_by_level()
    {
        await using var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front"));
        await application.HealthyAsync("front");
        using var client = application.Workload("front");
        await using var open = await application.OpenAsync(chromium);
        var page = open.Page;
        await page.OpenResourceAsync("front", "logs");
        var log = page.GetByRole(AriaRole.Log);
        await log.ShowsAsync("Now listening on");

        for (var line = 0; line < 60; line++)
            (await client.PostAsync($"/log/warn: number {line}", null, application.Timeout)).Dispose();
        await log.ShowsAsync("number 59");
        await Assertions.Expect(log.GetByText("warn: number 59", new() { Exact = true })).ToHaveAttributeAsync("data-level", "warning");
        await Assertions.Expect(log.GetByText("warn: number 59", new() { Exact = true })).ToBeInViewportAsync();
        await page.TakeAsync("dashboard-logs");

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search in the log" }).FillAsync("WARN: number 7");
        await Assertions.Expect(log.Locator(".line:visible").Filter(new() { HasNotTextString = "/log/" })).ToHaveTextAsync(["warn: number 7"]);
        await page.Locator(".count").ShowsAsync(" of ");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await page.GetByLabel("Level").SelectOptionAsync("Warnings and errors");
        await Assertions.Expect(log.GetByText("Now listening on").First).ToBeHiddenAsync();
        await page.GetByLabel("Level").SelectOptionAsync("All levels");

        await log.EvaluateAsync("element => { element.scrollTop = 0; }");
        await Assertions.Expect(page.GetByLabel("Follow")).Not.ToBeCheckedAsync();
        (await client.PostAsync("/log/while not following", null, application.Timeout)).Dispose();
        await log.ShowsAsync("while not following");
        await Assertions.Expect(log.GetByText("while not following", new() { Exact = true })).Not.ToBeInViewportAsync();
        await page.GetByLabel("Follow").CheckAsync();
        await Assertions.Expect(log.GetByText("while not following", new() { Exact = true })).ToBeInViewportAsync();
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task What_a_log_line_says_is_text_and_never_markup()
    {
        await using var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front"));
        await application.HealthyAsync("front");
        using var client = application.Workload("front");
        await using var open = await application.OpenAsync(chromium);
        await open.Page.OpenResourceAsync("front", "logs");

        (await client.PostAsync($"/log/{Uri.EscapeDataString("<img src=x onerror=document.title='broken'>")}", null, application.Timeout)).Dispose();

        await open.Page.GetByRole(AriaRole.Log).ShowsAsync("<img src=x");
        Assert.DoesNotContain("broken", await open.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }
}
