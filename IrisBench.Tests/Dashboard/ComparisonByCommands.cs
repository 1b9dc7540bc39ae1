using System.Text.RegularExpressions;
using IrisBench.Tests.Browser;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IrisBench.Tests.Dashboard;

/// <summary>What the commands of <c>live-view</c> do for who uses the dashboard and for who uses Aspire's command line, in a system that is
/// up. One system for all of it: its start takes longer than all that is looked at.</summary>
internal sealed partial class ComparisonByCommands(AppHostProcess appHost, IPage page, Uri dashboard)
{
    private const string Resource = "live-view";

    // By which the dashboard calls the button of a command.
    private const string Description = "Measures the monolith beside the functions";

    private static readonly string? WithoutCommandLine = MissingTool.ReasonToSkip(AppHostProcess.CommandLine);

    private ILocator Prompt => page.Locator("#interactions-input-dialog");

    private ILocator Notice => page.GetByText("is measured:");

    public async Task CheckAsync()
    {
        await OpenPromptAsync();
        await page.TakeAsync("dashboard-compare", fullPage: false);
        await SubmitUntilAsync(Prompt.GetByText("rounds must be 1 to 1000, not 0."), begins: false, ("Rounds", "0"));

        await SubmitUntilAsync(Notice.First, begins: true, ("Rounds", "500"));
        await ASecondRunIsRefusedAsync();
        await CancelAsync();

        var report = await AnAnswerLeadsToTheReportAsync();
        await TheReportLeadsToTheTraceOfACallAsync(report);
        await TheCommandLineRefusesAndAnswersAsync();
    }

    private async Task ASecondRunIsRefusedAsync()
    {
        if (WithoutCommandLine is not null)
            return;
        var (exitCode, _, errors) = await appHost.CommandAsync(Resource, "compare");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("A run goes on.", Plain(errors), StringComparison.Ordinal);
    }

    private async Task CancelAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Notifications" }).ClickAsync();
        await page.Locator(".notification-entry fluent-button").Filter(new() { HasText = "Cancel" }).First.ClickAsync();
        await Expect(Notice).ToHaveCountAsync(0);
        // Its last file, after which the next run may begin.
        await Eventually.TrueAsync(
            () => Directory.GetFiles(appHost.Results, "report.md", SearchOption.AllDirectories).Length > 0,
            "what was measured until then is reported");
    }

    private async Task<string> AnAnswerLeadsToTheReportAsync()
    {
        await OpenPromptAsync();
        var link = page.Locator("a").Filter(new() { HasText = "Report of quick-" });
        await SubmitUntilAsync(link.First, begins: true, ("Rounds", "1"), ("Sides", "monolith, functions-warm"));
        await page.TakeAsync("dashboard-compared", fullPage: false);
        await Expect(page.GetByText("Too few rounds to compare functions-warm with monolith.").First).ToBeVisibleAsync();
        return (await link.First.GetAttributeAsync("href"))!;
    }

    private async Task TheReportLeadsToTheTraceOfACallAsync(string report)
    {
        await page.GotoAsync(report);
        var link = page.GetByRole(AriaRole.Link, new() { Name = "functions-warm", Exact = true });
        Assert.StartsWith(new Uri(dashboard, "/traces/detail/").ToString(), await link.GetAttributeAsync("href"), StringComparison.Ordinal);
        await link.ClickAsync();
        await Expect(page.GetByText("iris-train").First).ToBeVisibleAsync();
    }

    private async Task TheCommandLineRefusesAndAnswersAsync()
    {
        if (WithoutCommandLine is not null)
            return;
        var refused = await appHost.CommandAsync(Resource, "compare", "--profile", "nothing");
        var unknown = await appHost.CommandAsync(Resource, "sweep", "--colour", "red");
        var run = Directory.GetDirectories(appHost.Results).Select(folder => Path.GetFileName(folder)).Max()!;
        var opened = await appHost.CommandAsync(Resource, "open-report", "--run", run);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("There is no profile of this name. There are: quick, seed", Plain(refused.Errors), StringComparison.Ordinal);
        Assert.NotEqual(0, unknown.ExitCode);
        Assert.True(opened.ExitCode == 0, opened.Errors);
        Assert.Contains($"Report of {run}", Plain(opened.Output), StringComparison.Ordinal);
    }

    // Lines are broken where the terminal's width wants it, and coloured.
    private static string Plain(string text)
        => string.Join(' ', Colour().Replace(text, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task OpenPromptAsync()
    {
        await page.GotoAsync(new Uri(dashboard, "/").ToString());
        await DashboardTests.Row(page, Resource).GetByRole(AriaRole.Button, new() { Name = Description }).ClickAsync();
        // Profile and mode. What was typed before the choices came is lost, a user's too.
        await Expect(Prompt.Locator(".interaction-input").Filter(new() { Has = page.Locator("fluent-option") }))
            .ToHaveCountAsync(2, new() { Timeout = 60_000 });
    }

    private ILocator Field(string label) => Prompt.Locator(".interaction-input")
        .Filter(new() { Has = page.Locator("label").Filter(new() { HasTextRegex = new Regex($@"^\s*{label}\s*$") }) })
        .Locator("input").First;

    // A click in the moment in which the prompt is drawn anew is lost, and so may be what was typed: a user's too, who sees it and begins
    // again. So does this.
    private Task SubmitUntilAsync(ILocator outcome, bool begins, params (string Label, string Value)[] fields)
    {
        var button = Prompt.Locator("fluent-button").Filter(new() { HasTextRegex = new Regex(@"^\s*Compare\s*$") });
        var attempt = 0;
        return Eventually.TrueAsync(
            async () =>
            {
                if (!begins && await Notice.First.IsVisibleAsync())
                {
                    await CancelAsync();
                    await OpenPromptAsync();
                }
                else if (attempt++ > 0 && await button.IsVisibleAsync())
                {
                    await OpenPromptAsync();
                }

                if (await button.IsVisibleAsync())
                {
                    foreach (var (label, value) in fields)
                        await DashboardTests.IsInTimeAsync(Field(label).FillAsync(value, new() { Timeout = 5_000 }));
                    await DashboardTests.IsInTimeAsync(button.ClickAsync(new() { Timeout = 5_000 }));
                }

                return await DashboardTests.IsInTimeAsync(outcome.WaitForAsync(new() { Timeout = 20_000 }));
            },
            "the dashboard says what became of Compare", TimeSpan.FromMinutes(5));
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();
}
