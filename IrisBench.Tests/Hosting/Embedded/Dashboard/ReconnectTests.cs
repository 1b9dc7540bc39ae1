using Aspire.Hosting;
using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

[Collection(BrowserCollection.Name)]
public sealed class ReconnectTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_page_says_that_it_is_disconnected_and_comes_back_with_the_AppHost()
    {
        using var home = new TemporaryHome();
        var port = DashboardApplication.FreePort();
        string[] arguments = [$"--ASPNETCORE_URLS=http://localhost:{port}"];
        await using var open = await chromium.OpenAsync();
        var page = open.Page;

        await using (var first = AppHostProcess.Start(home.Path, arguments))
        {
            await first.SaysAsync($"Login to the dashboard at http://localhost:{port}/login?t=");
            var link = first.Output.Split('\n').Single(line => line.StartsWith("Login to the dashboard at ", StringComparison.Ordinal)).Trim()["Login to the dashboard at ".Length..];
            await page.GotoAsync(link);
            await page.Row("back").ShowsAsync("Running (Healthy)");
            await first.SignalAsync("TERM");
            Assert.Equal(0, await first.ExitAsync());
        }

        await page.GetByRole(AriaRole.Alert).ShowsAsync("Disconnected: the AppHost does not answer.");
        await page.TakeAsync("dashboard-disconnected");

        // Another token; the browser is known all the same.
        await using var second = AppHostProcess.Start(home.Path, arguments);
        await Assertions.Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Row("front").ShowsAsync("Running (Healthy)");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_page_that_a_new_AppHost_does_not_know_is_sent_to_the_login()
    {
        var first = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front").WithExplicitStart());
        await using var open = await first.OpenAsync(chromium);
        await first.DisposeAsync();

        await using var second = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front").WithExplicitStart(), first.Port);

        await open.Page.GetByRole(AriaRole.Alert).ShowsAsync("does not know this browser. Log in again");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Log in again" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByLabel("Login token")).ToBeVisibleAsync();
    }
}
