using System.Net.Http.Json;
using System.Text.Json;

namespace IrisBench.Tests.IrisServer;

[Collection(SharedIrisServerCollection.Name)]
public sealed class ApiDescriptionTests(SharedIrisServer server)
{
    [Fact]
    public async Task The_openapi_document_lists_every_route()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");

        var routes = paths.EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject(), (path, operation) => $"{operation.Name} {path.Name}");
        Assert.Equal(
            [
                "get /default", "get /model", "get /model/{version}", "get /models",
                "head /default", "head /model", "head /model/{version}", "post /model", "post /user",
            ],
            routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_openapi_document_asks_for_a_token_where_the_server_does()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");

        var guarded = paths.EnumerateObject().SelectMany(
                path => path.Value.EnumerateObject(), (path, operation) => (Route: $"{operation.Name} {path.Name}", operation.Value))
            .Where(operation => operation.Value.TryGetProperty("security", out _));
        Assert.Equal(["post /model"], guarded.Select(operation => operation.Route));
    }

    private Task<JsonElement> DocumentAsync() => server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
}
