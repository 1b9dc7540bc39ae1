namespace IrisBench.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ChromiumTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_page_that_breaks_the_rules_is_found_out()
    {
        await using var open = await chromium.OpenAsync(width: 360);
        await open.Page.SetContentAsync(
            "<html lang=en><title>x</title><body><div style='width:500px'><img src='data:,'></div><script>undefinedFunction()</script>");

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(open.Page.AssertAccessibleAsync);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(open.Page.AssertFitsTheWidthAsync);
        Assert.Contains(open.Complaints, complaint => complaint.Contains("undefinedFunction", StringComparison.Ordinal));
    }
}
