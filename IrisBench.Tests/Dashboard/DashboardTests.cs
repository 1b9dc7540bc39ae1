using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IrisBench.Tests.Browser;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IrisBench.Tests.Dashboard;

/// <summary>The system as <c>dotnet run</c> starts it and Aspire's own dashboard shows it.</summary>
[Collection(OneSystemAtATime.Name)]
public sealed partial class DashboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Running =
        ["gateway", "iris-auth", "iris-load", "iris-train", "iris-predict", "iris-server", "monolith", "live-view"];

    [BrowserFact]
    public async Task The_dashboard_shows_the_system_a_trace_logs_and_metrics_and_nothing_outlives_a_dotnet_run_that_is_killed()
    {
        await using var appHost = await AppHostProcess.StartAsync(
            "run", "--no-build", "--no-launch-profile", "--project", Projects.IrisBench_AppHost.ProjectPath);
        var login = new Uri(await appHost.LineAsync(Login()));
        await using var open = await chromium.OpenAsync(width: 1400);
        await open.Page.GotoAsync(login.ToString());
        await UntilResourcesAreThereAsync(open.Page);

        foreach (var resource in Running)
            await Expect(Row(open.Page, resource)).ToContainTextAsync("Running");
        var trace = await RunPipelineAsync(open.Page);
        await RunCommandAsync(open.Page, "iris-load", "Fork per request");
        await ShowsAsync("/consolelogs/resource/iris-auth", "Now listening on");
        await ShowsAsync(
            "/metrics/resource/gateway?meter=IrisBench.Gateway&instrument=gateway_function_invocation_total&duration=1&view=Table",
            "gateway_function_invocation_total", "function_name");
        await ShowsAsync(
            $"/traces/detail/{trace}",
            ["gateway", "iris-server", .. Running.Where(name => name.StartsWith("iris-", StringComparison.Ordinal))]);
        await new ComparisonByCommands(appHost, open.Page, login).CheckAsync();

        await appHost.EndAsync("KILL");

        async Task ShowsAsync(string path, params string[] texts)
        {
            await open.Page.GotoAsync(new Uri(login, path).ToString());
            foreach (var text in texts)
            {
                // What the processes tell comes when they like.
                await Expect(open.Page.GetByText(text).First).ToBeVisibleAsync();
            }

            await open.Page.TakeAsync($"dashboard-{path.Split('/')[1]}", fullPage: false);
        }
    }

    // On a crowded machine the dashboard's page may break off its first answer; it then asks to be loaded again, as Blazor does.
    private static async Task UntilResourcesAreThereAsync(IPage page)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await Row(page, Running[0]).IsVisibleAsync())
        {
            if (await page.GetByText("An unhandled error has occurred.").IsVisibleAsync())
                await page.ReloadAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), patience.Token);
        }
    }

    internal static ILocator Row(IPage page, string resource)
        => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(resource, new() { Exact = true }) }).First;

    private static async Task RunCommandAsync(IPage page, string function, string command)
    {
        var answer = page.GetByText(new Regex($"^{function} \"{command}\" (succeeded|failed)"));
        var item = page.GetByRole(AriaRole.Menuitem, new() { Name = command });
        // A call that is counted draws the row anew, and a click in that moment is lost, a user's too; twice is as good as once.
        await Eventually.TrueAsync(
            async () =>
            {
                if (!await item.IsVisibleAsync())
                    await Row(page, function).GetByRole(AriaRole.Button).Last.ClickAsync();
                await IsInTimeAsync(item.ClickAsync(new() { Timeout = 5_000 }));
                return await IsInTimeAsync(answer.First.WaitForAsync(new() { Timeout = 20_000 }));
            },
            $"the dashboard says what became of {command}");
        await Expect(answer.First).ToContainTextAsync("succeeded");
        await Row(page, function).GetByText(function, new() { Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Mode" }).Last).ToContainTextAsync("fork");
    }

    internal static async Task<bool> IsInTimeAsync(Task action)
    {
        try
        {
            await action;
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Calls the four functions by their links as one trace.</summary>
    private static async Task<string> RunPipelineAsync(IPage page)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        var signedIn = await CallAsync("iris-auth", $"{AppHostProcess.User};{AppHostProcess.Password}");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", JsonDocument.Parse(signedIn).RootElement.GetProperty("token").GetString());
        await CallAsync("iris-load", """{"iterations":1,"size":50,"seed":1}""");
        await CallAsync("iris-train", "");
        await CallAsync("iris-predict", "custom;5.1,3.5,1.4,0.2");
        return trace;

        async Task<string> CallAsync(string function, string body)
        {
            var address = await Row(page, function).GetByRole(AriaRole.Link, new() { Name = "API" }).GetAttributeAsync("href");
            var (status, answer) = (HttpStatusCode.ServiceUnavailable, "");
            // A process that runs is not ready at once: iris-server's callers are told to try again later.
            await Eventually.TrueAsync(
                async () =>
                {
                    using var content = new StringContent(body, Encoding.UTF8);
                    using var response = await client.PostAsync(new Uri(address!), content);
                    (status, answer) = (response.StatusCode, await response.Content.ReadAsStringAsync());
                    return status != HttpStatusCode.ServiceUnavailable;
                },
                $"{function} is ready");
            Assert.True(status == HttpStatusCode.OK, $"{function} answered {(int)status}: {answer}");
            return answer;
        }
    }

    [GeneratedRegex(@"http://\S+/login\?t=\w+")]
    private static partial Regex Login();
}
