using System.Net;
using Microsoft.Data.Sqlite;

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

    [Fact]
    public async Task A_store_that_fails_makes_the_routes_unavailable_without_a_stack_trace()
    {
        using var folder = new StoreFolder();
        await using var server = await IrisServerProcess.StartAsync(folder.StorePath);
        await using (var store = new SqliteConnection($"Data Source={folder.StorePath};Pooling=False"))
        {
            await store.OpenAsync();
            await using var drop = store.CreateCommand();
            drop.CommandText = "DROP TABLE model";
            await drop.ExecuteNonQueryAsync();
        }

        using var response = await server.Client.GetAsync("/models");

        await response.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
    }
}
