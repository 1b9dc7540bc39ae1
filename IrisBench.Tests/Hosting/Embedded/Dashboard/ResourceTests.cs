using Aspire.Hosting;
using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

[Collection(BrowserCollection.Name)]
public sealed class ResourceTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_states_of_a_resource_are_followed_through_a_crash_and_a_restart()
    {
        await using var application = await DashboardApplication.StartAsync(builder =>
        {
            var back = builder.AddWorkload("back");
            builder.AddWorkload("front").WithReference(back).WaitFor(back);
        });
        await application.HealthyAsync("front");
        await using var open = await application.OpenAsync(chromium);
        var (page, row) = (open.Page, open.Page.Row("back"));
        await row.ShowsAsync("Running (Healthy)");
        await row.ShowsAsync("MiB");
        await Assertions.Expect(row.GetByRole(AriaRole.Link, new() { Name = "localhost:" })).ToHaveAttributeAsync("href", application.Workload("back").BaseAddress!.ToString().TrimEnd('/'));
        using var client = application.Workload("back");

        (await client.PostAsync("/health/false", null, application.Timeout)).Dispose();
        await row.ShowsAsync("Running (Unhealthy)");
        await row.ShowsAsync("answered 503, expected 200.");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PostAsync("/exit/3", null, application.Timeout));
        await row.ShowsAsync("Finished (exit code 3)");
        await page.Locator("#announcer").ShowsAsync("back: Finished (exit code 3)");
        await page.TakeAsync("dashboard-crash");

        await page.Button("Start back").ClickAsync();
        await row.ShowsAsync("Running (Healthy)");
        await page.Button("Restart back").ClickAsync();
        await page.Locator("#messages").ShowsAsync("Restart back: done.");
        await page.Button("Stop back").ClickAsync();
        await row.ShowsAsync("Finished");
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task A_resource_that_is_no_process_stands_below_its_parent_with_its_properties()
    {
        await using var application = await DashboardApplication.StartAsync(builder =>
        {
            var gateway = builder.AddWorkload("gateway");
            builder.AddWorkload("other");
            builder.AddResource(new FunctionResource("iris-auth")).WithParentRelationship(gateway);
            builder.AddResource(new OwnedResource("owned", gateway.Resource));
        });
        await using var open = await application.OpenAsync(chromium);
        var (page, row) = (open.Page, open.Page.Row("iris-auth"));
        await Assertions.Expect(page.Row("owned")).ToBeVisibleAsync();

        await application.PublishAsync("iris-auth", "Running", ("Mode", "warm"), ("Replicas", 2));
        await row.ShowsAsync("Running");
        await row.ShowsAsync("warm");
        await row.ShowsAsync("belongs to gateway");
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(2)).ToHaveTextAsync("2");
        Assert.Equal(["gateway", "iris-auth", "owned", "other"], await page.Locator("tbody th > a").AllTextContentsAsync());

        await application.PublishAsync("iris-auth", "ScaledToZero", ("Mode", "cold"), ("Replicas", 0), ("Invocations", 17));
        await row.ShowsAsync("ScaledToZero");
        await page.OpenResourceAsync("iris-auth");
        await page.Locator("#details").ShowsAsync("Invocations17");
        await page.Locator("#details").ShowsAsync("Belongs togateway");
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task The_graph_shows_who_refers_to_and_waits_for_whom()
    {
        await using var application = await DashboardApplication.StartAsync(builder =>
        {
            var back = builder.AddWorkload("back");
            var front = builder.AddWorkload("front").WithReference(back).WaitFor(back);
            builder.AddWorkload("child").WithParentRelationship(front);
            builder.AddWorkload("alone").WithExplicitStart();
        });
        await using var open = await application.OpenAsync(chromium);
        var page = open.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Graph" }).ClickAsync();
        await page.GetByText("The same as text").ClickAsync();

        Assert.Equal(
            ["front refers to back.", "front waits for back.", "child belongs to front.", "alone stands alone."],
            await page.Locator("#graph-text li").AllTextContentsAsync());
        Assert.Equal((1, 1, 1), (await page.Locator(".edge.reference").CountAsync(), await page.Locator(".edge.wait").CountAsync(), await page.Locator(".edge.parent").CountAsync()));
        await page.TakeAsync("dashboard-graph");
        await page.Locator("#graph").GetByRole(AriaRole.Link, new() { Name = "front" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "front", Exact = true })).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }
}
