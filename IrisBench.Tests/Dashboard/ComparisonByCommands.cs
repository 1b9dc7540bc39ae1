using IrisBench.Tests.Browser;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IrisBench.Tests.Dashboard;

/// <summary>What the commands of <c>live-view</c> do for who uses the dashboard and for who uses Aspire's command line, in a system that is
/// up. One system for all of it: its start takes longer than all that is looked at.</summary>
internal sealed class ComparisonByCommands(AppHostProcess appHost, IPage page, Uri dashboard)
{
    private const string Resource = "live-view";
    private const string NoSuchProfile = "There is no profile of this name. There are: quick, seed";

    private static readonly string? WithoutCommandLine = MissingTool.ReasonToSkip(AppHostProcess.CommandLine);

    private ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    private ILocator Notice => page.GetByText("is measured:");

    public async Task CheckAsync()
    {
        await page.GotoAsync(new Uri(dashboard, "/").ToString());
        await ArgumentsAreRefusedInThePromptAsync();
        await ARunIsShownRefusesAnotherAndIsStoppedByItsCancelAsync();
        var report = await AnAnswerLeadsToTheReportAsync();
        await TheReportLeadsToTheTraceOfACallAsync(report);
        await TheCommandLineRefusesAndAnswersAsync();
    }

    private async Task ArgumentsAreRefusedInThePromptAsync()
    {
        await OpenAsync("Compare");
        await page.TakeAsync("dashboard-compare", fullPage: false);
        await FillAsync("Rounds", "0");
        await SubmitAsync("Compare");
        await Expect(Dialog).ToContainTextAsync("rounds must be 1 to 1000, not 0.");
    }

    private async Task ARunIsShownRefusesAnotherAndIsStoppedByItsCancelAsync()
    {
        await FillAsync("Rounds", "500");
        await SubmitAsync("Compare");
        await Expect(Notice.First).ToBeVisibleAsync();
        if (WithoutCommandLine is null)
        {
            var (exitCode, _, errors) = await appHost.CommandAsync(Resource, "compare", "--profile", "quick");
            Assert.NotEqual(0, exitCode);
            Assert.Contains("A run goes on.", errors, StringComparison.Ordinal);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Notifications" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).First.ClickAsync();
        await Expect(Notice).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Eventually.TrueAsync(
            () => Directory.GetFiles(appHost.Results, "report.html", SearchOption.AllDirectories).Length > 0,
            "what was measured until then is reported");
    }

    private async Task<string> AnAnswerLeadsToTheReportAsync()
    {
        await OpenAsync("Compare");
        await FillAsync("Rounds", "1");
        await FillAsync("Sides", "monolith, functions-warm");
        await SubmitAsync("Compare");
        var link = Dialog.GetByRole(AriaRole.Link, new() { NameString = "Report of quick-" });
        await Expect(link).ToBeVisibleAsync();
        await Expect(Dialog).ToContainTextAsync("Too few rounds to compare functions-warm with monolith.");
        return (await link.GetAttributeAsync("href"))!;
    }

    private async Task TheReportLeadsToTheTraceOfACallAsync(string report)
    {
        await page.GotoAsync(report);
        await page.GetByRole(AriaRole.Link, new() { Name = "functions-warm", Exact = true }).ClickAsync();
        await Expect(page.GetByText("iris-train").First).ToBeVisibleAsync();
        Assert.StartsWith("/traces/detail/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    private async Task TheCommandLineRefusesAndAnswersAsync()
    {
        if (WithoutCommandLine is not null)
            return;
        var refused = await appHost.CommandAsync(Resource, "compare", "--profile", "nothing");
        var unknown = await appHost.CommandAsync(Resource, "sweep", "--colour", "red");
        var compared = await appHost.CommandAsync(Resource, "compare-with-last");
        var opened = await appHost.CommandAsync(Resource, "open-report");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains(NoSuchProfile, Plain(refused.Errors), StringComparison.Ordinal);
        Assert.NotEqual(0, unknown.ExitCode);
        Assert.True(compared.ExitCode == 0, compared.Errors);
        Assert.Contains("(before) and", Plain(compared.Output), StringComparison.Ordinal);
        Assert.True(opened.ExitCode == 0, opened.Errors);
        Assert.Contains("Report of quick-", Plain(opened.Output), StringComparison.Ordinal);
    }

    // Lines are broken where the terminal's width wants it.
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task OpenAsync(string command)
    {
        var item = page.GetByRole(AriaRole.Menuitem, new() { Name = command, Exact = true });
        await DashboardTests.Row(page, Resource).GetByRole(AriaRole.Button).Last.ClickAsync();
        await item.ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }

    private Task FillAsync(string label, string value)
        => Dialog.Locator(".interaction-input").Filter(new() { HasText = label }).Locator("input").First.FillAsync(value);

    private Task SubmitAsync(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
