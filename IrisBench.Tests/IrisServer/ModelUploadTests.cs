using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using IrisBench.Tests.Pipeline.Models;

namespace IrisBench.Tests.IrisServer;

[Collection(SharedIrisServerCollection.Name)]
public sealed class ModelUploadTests(SharedIrisServer server)
{
    private const int Limit = 1024 * 1024;

    [Fact]
    public async Task A_stored_model_is_described_and_located()
    {
        var model = DefaultModel.With("accuracy", 0.9667);
        var token = await server.Client.LogInAsync();

        using var response = await server.Client.PostModelAsync(model, token);
        var last = await server.Client.StoreModelAsync(model, token);

        Assert.Equal($"/model/{last.Version - 1}", response.Headers.Location!.OriginalString);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(model)), last.Sha256);
        Assert.Equal(model.Length, last.Size);
        Assert.Equal(0.9667, last.Accuracy);
        Assert.Equal(IrisServerProcess.User, last.Creator);
    }

    public static TheoryData<string> BadOnes => [.. BadModels.All.Keys];

    [Theory]
    [MemberData(nameof(BadOnes))]
    public async Task What_is_no_model_is_refused(string name)
    {
        using var response = await server.Client.PostModelAsync(BadModels.All[name], await server.Client.LogInAsync());

        await response.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Sixteen_mebibytes_of_zeros_are_refused_by_their_size()
    {
        using var response = await server.Client.PostModelAsync(
            new byte[16 * Limit], await server.Client.LogInAsync(), expectContinue: true);

        await response.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_truncated_model_is_refused()
    {
        var model = await server.Client.DefaultModelAsync();
        using var response = await server.Client.PostModelAsync(model[..(model.Length / 2)], await server.Client.LogInAsync());

        await response.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_is_refused_before_it_is_sent()
    {
        using var response = await server.Client.PostModelAsync(
            new byte[Limit + 1], await server.Client.LogInAsync(), expectContinue: true);

        await response.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/model") { Content = new StringContent("{}") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await server.Client.LogInAsync());
        using var response = await server.Client.SendAsync(request);

        await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Concurrent_writers_each_get_a_version_of_their_own()
    {
        const int Writers = 32;
        using var folder = new StoreFolder();
        await using var fresh = await IrisServerProcess.StartAsync(folder.StorePath);
        var token = await fresh.Client.LogInAsync();

        var stored = await Task.WhenAll(Enumerable.Range(0, Writers).Select(
            writer => fresh.Client.StoreModelAsync(ModelOf(writer), token)));

        Assert.Equal(Enumerable.Range(1, Writers), stored.Select(answer => (int)answer.Version).Order());
        for (var writer = 0; writer < Writers; writer++)
        {
            using var read = await fresh.Client.GetAsync($"/model/{stored[writer].Version}");
            Assert.Equal(ModelOf(writer), await read.Content.ReadAsByteArrayAsync());
        }

        static byte[] ModelOf(int writer) => DefaultModel.With("accuracy", writer / (double)Writers);
    }
}
