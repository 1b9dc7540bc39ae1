using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

[Collection(BrowserCollection.Name)]
public sealed class LoginTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_wrong_token_is_refused_and_the_right_one_opens_the_page()
    {
        await using var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front"));
        await using var open = await chromium.OpenAsync();
        var page = open.Page;
        await page.GotoAsync(application.Address.ToString());

        await page.GetByLabel("Login token").FillAsync("wrong");
        await page.Button("Log in").ClickAsync();
        await page.GetByRole(AriaRole.Alert).ShowsAsync("This is not the token.");
        await page.AssertAccessibleAsync();
        await page.TakeAsync("dashboard-login");

        await page.GetByLabel("Login token").FillAsync(DashboardApplication.Token);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Row("front")).ToBeVisibleAsync();

        await page.Button("Log out").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Login token")).ToBeVisibleAsync();
        // A refused login is an error to the browser's console, and the only one.
        Assert.All(open.Complaints, complaint => Assert.Contains("401", complaint, StringComparison.Ordinal));
    }
}
