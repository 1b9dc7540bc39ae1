using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace IrisBench.Tests.IrisServer;

public sealed class ModelUploadTests(SharedIrisServer server) : IClassFixture<SharedIrisServer>
{
    private const int Limit = 16 * 1024 * 1024;

    [Fact]
    public async Task A_stored_model_is_described_and_located()
    {
        var model = await server.Client.DefaultModelAsync();
        var token = await server.Client.LogInAsync();

        using var response = await server.Client.PostModelAsync(model, token, accuracy: "0.9667");
        var last = await server.Client.StoreModelAsync(model, token, accuracy: "0.9667");

        Assert.Equal($"/model/{last.Version - 1}", response.Headers.Location!.OriginalString);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(model)), last.Sha256);
        Assert.Equal(model.Length, last.Size);
        Assert.Equal(0.9667, last.Accuracy);
        Assert.Equal(IrisServerProcess.User, last.Creator);
    }

    [Fact]
    public async Task A_model_may_come_without_accuracy()
    {
        var stored = await server.Client.StoreModelAsync(await server.Client.DefaultModelAsync(), await server.Client.LogInAsync());

        Assert.Null(stored.Accuracy);
    }

    [Theory]
    [InlineData("1.01")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    [InlineData("good")]
    [InlineData("0,5")]
    public async Task An_accuracy_outside_zero_to_one_is_refused(string accuracy)
    {
        using var response = await server.Client.PostModelAsync(
            await server.Client.DefaultModelAsync(), await server.Client.LogInAsync(), accuracy);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(Limit)]
    public async Task Bytes_that_are_not_a_model_are_refused(int length)
    {
        using var response = await server.Client.PostModelAsync(new byte[length], await server.Client.LogInAsync());

        await response.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_truncated_model_is_refused()
    {
        var model = await server.Client.DefaultModelAsync();
        using var response = await server.Client.PostModelAsync(model[..(model.Length / 2)], await server.Client.LogInAsync());

        await response.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_body_over_sixteen_mebibytes_is_refused_before_it_is_sent()
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
        var model = await fresh.Client.DefaultModelAsync();
        var token = await fresh.Client.LogInAsync();

        var stored = await Task.WhenAll(Enumerable.Range(0, Writers).Select(
            writer => fresh.Client.StoreModelAsync(model, token, AccuracyOf(writer))));

        Assert.Equal(Enumerable.Range(1, Writers), stored.Select(answer => (int)answer.Version).Order());
        for (var writer = 0; writer < Writers; writer++)
        {
            using var read = await fresh.Client.GetAsync($"/model/{stored[writer].Version}");
            Assert.Equal(AccuracyOf(writer), read.Headers.GetValues("X-Model-Accuracy").Single());
            Assert.Equal(model, await read.Content.ReadAsByteArrayAsync());
        }

        static string AccuracyOf(int writer) => (writer / (double)Writers).ToString(CultureInfo.InvariantCulture);
    }
}
