using System.Net;

namespace IrisBench.Tests.IrisServer;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_follows_the_store_while_the_process_stays_alive()
    {
        using var folder = new StoreFolder();
        await using var server = await IrisServerProcess.StartAsync(folder.StorePath);
        var away = folder.StorePath + ".away";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health"));

        File.Move(folder.StorePath, away);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/alive"));

        File.Move(away, folder.StorePath);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health"));

        async Task<HttpStatusCode> StatusAsync(string route)
        {
            using var response = await server.Client.GetAsync(route);
            return response.StatusCode;
        }
    }
}
