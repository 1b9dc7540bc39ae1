using System.Collections.Concurrent;
using System.Net;
using IrisBench.Tests.Pipeline.Models;
using Microsoft.Data.Sqlite;

namespace IrisBench.Tests.IrisServer;

public sealed class DurabilityTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public async Task An_orderly_end_leaves_the_store_in_one_file_and_a_restart_keeps_the_models_and_the_default_one()
    {
        await using var first = await IrisServerProcess.StartAsync(_folder.StorePath);
        var model = await first.Client.DefaultModelAsync();
        var stored = await first.Client.StoreModelAsync(model, await first.Client.LogInAsync());
        var defaultTag = await DefaultTagAsync(first);
        Assert.Equal(0, await first.StopAsync());
        Assert.Equal([_folder.StorePath], Directory.GetFiles(Path.GetDirectoryName(_folder.StorePath)!));

        await using var second = await IrisServerProcess.StartAsync(_folder.StorePath);

        Assert.Equal(defaultTag, await DefaultTagAsync(second));
        Assert.Equal(model, await second.Client.GetByteArrayAsync($"/model/{stored.Version}"));
    }

    [Fact]
    public async Task A_kill_amid_concurrent_writes_loses_no_acknowledged_version()
    {
        var acknowledged = new ConcurrentDictionary<long, string>();
        var amid = new TaskCompletionSource();
        await using var first = await IrisServerProcess.StartAsync(_folder.StorePath);
        var model = await first.Client.DefaultModelAsync();
        var token = await first.Client.LogInAsync();
        var writers = Enumerable.Range(0, 8).Select(_ => WriteUntilKilledAsync()).ToArray();
        // A writer that ends before the kill has failed.
        await Task.WhenAny([amid.Task, .. writers]);
        await first.KillAsync();
        await Task.WhenAll(writers);
        Assert.True(amid.Task.IsCompleted);

        await using var second = await IrisServerProcess.StartAsync(_folder.StorePath);

        foreach (var (version, tag) in acknowledged)
        {
            using var read = await second.Client.GetAsync($"/model/{version}");
            Assert.Equal(tag, read.Headers.ETag!.ToString());
            Assert.Equal(model, await read.Content.ReadAsByteArrayAsync());
        }

        var next = await second.Client.StoreModelAsync(model, token);
        Assert.True(next.Version > acknowledged.Keys.Max());

        async Task WriteUntilKilledAsync()
        {
            try
            {
                while (true)
                {
                    var stored = await first.Client.StoreModelAsync(model, token);
                    Assert.True(acknowledged.TryAdd(stored.Version, $"\"{stored.Version}-sha256-{stored.Sha256}\""));
                    if (acknowledged.Count >= 40)
                        amid.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The server is gone.
            }
        }
    }

    [Fact]
    public async Task An_upload_to_a_store_whose_file_was_removed_is_not_acknowledged()
    {
        await using var server = await IrisServerProcess.StartAsync(_folder.StorePath);
        var token = await server.Client.LogInAsync();
        await server.Client.StoreModelAsync(await server.Client.DefaultModelAsync(), token);
        File.Delete(_folder.StorePath);

        using var response = await server.Client.PostModelAsync(DefaultModel.Bytes, token);

        await response.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Models_in_the_format_of_schema_1_are_removed_and_the_default_one_comes_anew()
    {
        await using (var first = await IrisServerProcess.StartAsync(_folder.StorePath))
        {
            await first.Client.StoreModelAsync(DefaultModel.Bytes, await first.Client.LogInAsync());
            await first.StopAsync();
        }

        await using (var store = new SqliteConnection($"Data Source={_folder.StorePath};Pooling=False"))
        {
            await store.OpenAsync();
            await using var archives = store.CreateCommand();
            archives.CommandText = "UPDATE model SET content = x'504B0304', size = 4, accuracy = NULL; PRAGMA user_version = 1";
            await archives.ExecuteNonQueryAsync();
        }

        await using var second = await IrisServerProcess.StartAsync(_folder.StorePath);

        Assert.Equal(DefaultModel.Bytes, await second.Client.DefaultModelAsync());
        using var old = await second.Client.GetAsync("/model");
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        var next = await second.Client.StoreModelAsync(DefaultModel.Bytes, await second.Client.LogInAsync());
        Assert.Equal(2, next.Version);
    }

    [Fact]
    public async Task A_password_changed_in_the_configuration_replaces_the_old_one()
    {
        await using (var first = await IrisServerProcess.StartAsync(_folder.StorePath))
            await first.Client.LogInAsync();

        await using var second = await IrisServerProcess.StartAsync(_folder.StorePath, ("Iris:Password", "another"));
        using var old = await second.Client.PostUserAsync($"{IrisServerProcess.User};{IrisServerProcess.Password}");
        using var changed = await second.Client.PostUserAsync($"{IrisServerProcess.User};another");

        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> DefaultTagAsync(IrisServerProcess server)
    {
        using var response = await server.Client.GetAsync("/default");
        return response.Headers.ETag!.ToString();
    }
}
