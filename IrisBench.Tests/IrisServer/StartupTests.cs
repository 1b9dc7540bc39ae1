namespace IrisBench.Tests.IrisServer;

public sealed class StartupTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Theory]
    [InlineData("Iris:User", null)]
    [InlineData("Iris:User", "semi;colon")]
    [InlineData("Iris:Password", null)]
    [InlineData("Jwt:SigningKey", null)]
    [InlineData("Jwt:SigningKey", "31 bytes are one byte too few..")]
    [InlineData("Jwt:Lifetime", "soon")]
    [InlineData("Jwt:Lifetime", "-00:01:00")]
    [InlineData("Login:PermitsPerMinute", "0")]
    [InlineData("ForwardedHeaders:KnownProxies", "the proxy")]
    public async Task A_setting_that_is_missing_or_unusable_refuses_the_start_in_one_line_that_names_it(string setting, string? value)
        => await ShouldRefuseAsync(_folder.StorePath, setting, (setting, value));

    [Fact]
    public async Task A_store_whose_path_is_a_folder_refuses_the_start()
        => await ShouldRefuseAsync(_folder.Root, "Store:Path");

    [Fact]
    public async Task A_store_whose_folder_cannot_be_made_refuses_the_start()
    {
        var file = Path.Combine(_folder.Root, "file");
        await File.WriteAllTextAsync(file, "");

        await ShouldRefuseAsync(Path.Combine(file, "models.db"), "Store:Path");
    }

    [Fact]
    public async Task A_store_that_is_not_a_database_refuses_the_start_and_is_left_alone()
    {
        var file = Path.Combine(_folder.Root, "notes.txt");
        var notes = string.Concat(Enumerable.Repeat("These are notes. ", 1000));
        await File.WriteAllTextAsync(file, notes);

        await ShouldRefuseAsync(file, "Store:Path");

        Assert.Equal(notes, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_store_of_a_newer_program_refuses_the_start()
    {
        await using (var server = await IrisServerProcess.StartAsync(_folder.StorePath))
            await server.StopAsync();
        // Where SQLite's file format keeps PRAGMA user_version, big-endian.
        await using (var file = File.OpenWrite(_folder.StorePath))
        {
            file.Seek(60, SeekOrigin.Begin);
            file.Write([0, 0, 0, 77]);
        }

        await ShouldRefuseAsync(_folder.StorePath, "schema 77");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task ShouldRefuseAsync(string storePath, string named, params (string, string?)[] settings)
    {
        var (exitCode, output, errors) = await IrisServerProcess.RefuseAsync(storePath, settings);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, line, StringComparison.Ordinal);
    }
}
