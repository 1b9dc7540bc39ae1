using System.Net.ServerSentEvents;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Tests.Browser;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

[Collection(BrowserCollection.Name)]
public sealed class SecretTests(Chromium chromium)
{
    private const string Secret = "correct-horse-battery";

    [BrowserFact]
    public async Task The_environment_is_shown_with_its_secrets_masked()
    {
        await using var application = await StartAsync();
        await application.HealthyAsync("front");
        await using var open = await application.OpenAsync(chromium);

        await open.Page.OpenResourceAsync("front", "environment");

        var environment = open.Page.Locator("dl.environment");
        await environment.ShowsAsync("PLAINin plain sight");
        foreach (var name in (string[])["DIRECT", "MADE", "COPIED", "SOME_API_KEY"])
            await environment.ShowsAsync($"{name}•••••••• secret, never shown here");
        Assert.DoesNotContain(Secret, await open.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task No_secret_leaves_the_process_for_the_page_not_even_in_a_log_line()
    {
        await using var application = await StartAsync();
        await application.HealthyAsync("front");
        using var workload = application.Workload("front");
        (await workload.PostAsync($"/log/signed in with {Secret} at last", null, application.Timeout)).Dispose();
        using var client = await application.ClientAsync();

        var told = await ReadAsync(client, "/api/events", text => text.Contains("\"COPIED\"", StringComparison.Ordinal), application.Timeout)
            + await ReadAsync(client, "/api/resources/front/logs", text => text.Contains("at last", StringComparison.Ordinal), application.Timeout);

        Assert.Contains("signed in with", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, told, StringComparison.Ordinal);
    }

    private static Task<DashboardApplication> StartAsync() => DashboardApplication.StartAsync(builder =>
    {
        var secret = builder.AddParameter("secret", Secret, secret: true);
        builder.AddWorkload("front")
            .WithEnvironment("PLAIN", "in plain sight")
            .WithEnvironment("DIRECT", secret)
            .WithEnvironment("MADE", ReferenceExpression.Create($"user:{secret}"))
            .WithEnvironment("COPIED", $"copied {Secret} by hand")
            .WithEnvironment("SOME_API_KEY", "by its name");
    });

    private static async Task<string> ReadAsync(HttpClient client, string path, Func<string, bool> until, CancellationToken cancellationToken)
    {
        await using var stream = await client.GetStreamAsync(path, cancellationToken);
        var told = "";
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            told += item.Data;
            if (until(told))
                break;
        }

        return told;
    }
}
