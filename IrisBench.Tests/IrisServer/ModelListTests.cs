using System.Net;
using System.Net.Http.Json;
using static IrisBench.Tests.IrisServer.IrisServerCalls;

namespace IrisBench.Tests.IrisServer;

[Collection(SharedIrisServerCollection.Name)]
public sealed class ModelListTests(SharedIrisServer server)
{
    [Fact]
    public async Task Models_are_listed_newest_first_down_to_the_default_one()
    {
        await StoreAsync(2);

        var versions = await VersionsAsync("/models");

        Assert.Equal(versions.OrderDescending(), versions);
        Assert.Equal(0, versions[^1]);
    }

    [Fact]
    public async Task Pages_that_continue_before_the_last_version_make_the_whole_list()
    {
        await StoreAsync(5);
        var whole = await VersionsAsync("/models");
        var paged = new List<long>();

        for (var page = await VersionsAsync("/models?limit=2"); page.Length > 0;)
        {
            Assert.InRange(page.Length, 1, 2);
            paged.AddRange(page);
            page = await VersionsAsync($"/models?limit=2&before={page[^1]}");
        }

        Assert.Equal(whole, paged);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("limit=many")]
    [InlineData("before=first")]
    public async Task A_page_that_makes_no_sense_is_refused(string query)
    {
        using var response = await server.Client.GetAsync($"/models?{query}");

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
    }

    private async Task StoreAsync(int count)
    {
        var model = await server.Client.DefaultModelAsync();
        var token = await server.Client.LogInAsync();
        for (var stored = 0; stored < count; stored++)
            await server.Client.StoreModelAsync(model, token);
    }

    private async Task<long[]> VersionsAsync(string route)
        => [.. (await server.Client.GetFromJsonAsync<ModelAnswer[]>(route))!.Select(model => model.Version)];
}
