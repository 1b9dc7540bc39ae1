using System.Net.Http.Json;
using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

/// <summary>The page of the real AppHost. Its pictures are the ones in <c>docs/images</c>.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WholeSystemTests(Chromium chromium)
{
    private const string Password = "correct horse battery staple";

    private static readonly string[] Processes = ["iris-server", "gateway", "monolith"];
    private static readonly string[] Functions = ["iris-auth", "iris-load", "iris-train", "iris-predict"];

    [BrowserFact]
    public async Task The_whole_system_is_seen_with_its_steps_and_without_its_password()
    {
        using var home = new TemporaryHome();
        await using var application = await StartAsync(home.Path);
        await using var open = await application.OpenAsync(chromium);
        var page = open.Page;
        foreach (var process in Processes)
            await page.Row(process).ShowsAsync("Running (Healthy)");
        foreach (var function in Functions)
            await page.Row(function).ShowsAsync("belongs to gateway");
        for (var run = 0; run < 5; run++)
            await RunPipelineAsync(application);
        await page.TakeAsync("dashboard-irisbench", fullPage: false);

        await page.OpenResourceAsync("monolith", "metrics");
        foreach (var step in (string[])["Step auth", "Step load", "Step train", "Step predict"])
            await page.Locator("#details").ShowsAsync(step);
        await page.TakeAsync("dashboard-irisbench-metrics");
        Assert.DoesNotContain(Password, await page.ContentAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Graph" }).ClickAsync();
        await page.TakeAsync("dashboard-irisbench-graph", fullPage: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Table" }).ClickAsync();
        await page.SetViewportSizeAsync(360, 800);
        await page.AssertFitsTheWidthAsync();
        await page.TakeAsync("dashboard-irisbench-360", fullPage: false);
        Assert.Empty(open.Complaints);
    }

    private static async Task<DashboardApplication> StartAsync(string folder)
    {
        var application = await DashboardApplication.StartAppHostAsync<Projects.IrisBench_AppHost>(
            "--Parameters:iris-user=iris",
            $"--Parameters:iris-password={Password}",
            $"--Parameters:gateway-password={Password}",
            "--Parameters:jwt-signing-key=a key for tests that is longer than thirty-two bytes",
            $"--IrisServer:StorePath={Path.Combine(folder, "iris-server.db")}",
            "--IrisBench:StateFile=");
        foreach (var workload in (string[])[.. Processes, .. Functions])
            await application.HealthyAsync(workload);
        return application;
    }

    private static async Task RunPipelineAsync(DashboardApplication application)
    {
        using var client = application.Workload("monolith");
        using var response = await client.PostAsJsonAsync(
            "/", new { user = "iris", password = Password, model = "custom", features = new[] { 5.1, 3.5, 1.4, 0.2 }, load = new { iterations = 2, size = 200 } }, application.Timeout);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(application.Timeout));
    }
}
