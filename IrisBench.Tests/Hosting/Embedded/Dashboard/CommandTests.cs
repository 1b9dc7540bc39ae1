using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

[Collection(BrowserCollection.Name)]
public sealed class CommandTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_commands_of_the_AppHost_are_executed_after_a_question_if_they_have_one()
    {
        var executed = 0;
        await using var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front")
            .WithCommand(
                "reset",
                "Reset",
                context => Task.FromResult(CommandResults.Success($"{context.ResourceName} was reset {++executed} times")),
                new CommandOptions { Description = "Forgets everything.", ConfirmationMessage = "Really?" })
            .WithCommand("fail", "Fail", _ => throw new InvalidOperationException("not today"))
            .WithCommand("never", "Never", _ => Task.FromResult(CommandResults.Success()), new CommandOptions { UpdateState = _ => ResourceCommandState.Hidden }));
        await using var open = await application.OpenAsync(chromium);
        var page = open.Page;
        await page.OpenResourceAsync("front");

        await page.Button("Reset front").ClickAsync();
        await page.Button("No").ClickAsync();
        await page.Button("Reset front").ClickAsync();
        await page.Button("Yes").ClickAsync();
        await page.Locator("#messages").ShowsAsync("Reset front: front was reset 1 times");
        Assert.Equal(1, executed);

        await page.Button("Fail front").ClickAsync();
        await page.Locator("#messages").ShowsAsync("Fail front: not today");
        await Assertions.Expect(page.Button("Never front")).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_command_that_nobody_has_is_not_found()
    {
        await using var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front"));
        using var client = await application.ClientAsync();
        client.DefaultRequestHeaders.Add("X-IrisBench-Command", "1");

        foreach (var path in (string[])["/api/resources/front/commands/dance", "/api/resources/nobody/commands/start"])
        {
            using var response = await client.PostAsync(path, null, application.Timeout);
            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        }
    }
}
