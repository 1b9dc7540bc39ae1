using System.Net;
using System.Security.Cryptography;

namespace IrisBench.Tests.IrisServer;

[Collection(SharedIrisServerCollection.Name)]
public sealed class ModelDownloadTests(SharedIrisServer server)
{
    [Fact]
    public async Task The_default_model_is_version_zero_and_names_its_hash_and_accuracy()
    {
        using var response = await server.Client.GetAsync("/default");
        var content = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("0", response.Headers.GetValues("X-Model-Version").Single());
        Assert.Equal($"\"0-sha256-{Convert.ToHexStringLower(SHA256.HashData(content))}\"", response.Headers.ETag!.ToString());
        Assert.InRange(double.Parse(response.Headers.GetValues("X-Model-Accuracy").Single(), null), 0.9, 1);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_posted_model_comes_back_by_its_version_and_as_the_last_one()
    {
        var model = await server.Client.DefaultModelAsync();
        var stored = await server.Client.StoreModelAsync(model, await server.Client.LogInAsync());

        Assert.Equal(model, await server.Client.GetByteArrayAsync($"/model/{stored.Version}"));
        Assert.Equal(model, await server.Client.GetByteArrayAsync("/model"));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task A_client_that_has_the_model_gets_304_without_the_bytes(string ifNoneMatch)
    {
        using var first = await server.Client.GetAsync("/default");
        using var again = await GetIfNoneMatchAsync(ifNoneMatch.Replace("{0}", first.Headers.ETag!.ToString(), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_client_that_has_another_model_gets_the_bytes()
    {
        using var response = await GetIfNoneMatchAsync("\"sha256-00\"");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task HEAD_answers_the_headers_of_GET_without_the_bytes()
    {
        using var get = await server.Client.GetAsync("/default");
        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/default"));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/model/999999")]
    [InlineData("/model/-1")]
    [InlineData("/model/first")]
    [InlineData("/model/99999999999999999999")]
    public async Task A_version_that_does_not_exist_is_not_found(string route)
    {
        using var response = await server.Client.GetAsync(route);

        await response.ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task There_is_no_last_model_before_one_is_trained()
    {
        using var folder = new StoreFolder();
        await using var fresh = await IrisServerProcess.StartAsync(folder.StorePath);
        using var response = await fresh.Client.GetAsync("/model");

        await response.ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> GetIfNoneMatchAsync(string tags)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/default");
        request.Headers.Add("If-None-Match", tags);
        return server.Client.SendAsync(request);
    }
}
