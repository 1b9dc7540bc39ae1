using System.Text.Json;

namespace IrisBench.Tests.Hosting.Embedded;

public class GeneratedParameterTests
{
    [UnixFact]
    public async Task A_generated_secret_is_kept_for_the_next_run_where_only_its_owner_can_read_it()
    {
        using var home = new TemporaryHome();

        var first = await RunAsync(home);
        var second = await RunAsync(home);

        Assert.Equal(22, first.Length);
        Assert.Equal(first, second);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(home.Secrets));
    }

    [UnixFact]
    public async Task A_secret_that_is_given_is_not_written_down()
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path, "--Parameters:secret=given");
        await appHost.WorkloadsAsync();

        Assert.False(File.Exists(home.Secrets));
    }

    [UnixFact]
    public async Task Other_secrets_of_the_AppHost_stay()
    {
        using var home = new TemporaryHome();
        Directory.CreateDirectory(Path.GetDirectoryName(home.Secrets)!);
        await File.WriteAllTextAsync(home.Secrets, """{ "Mine": "kept" }""");

        await RunAsync(home);

        Assert.Contains("\"Mine\": \"kept\"", await File.ReadAllTextAsync(home.Secrets), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(TemporaryHome home)
    {
        await using var appHost = AppHostProcess.Start(home.Path);
        await appHost.WorkloadsAsync();
        await appHost.SignalAsync("TERM");
        await appHost.ExitAsync();
        using var secrets = JsonDocument.Parse(await File.ReadAllTextAsync(home.Secrets));
        return secrets.RootElement.GetProperty("Parameters:secret").GetString()!;
    }
}
