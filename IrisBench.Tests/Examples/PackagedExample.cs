using System.Text.RegularExpressions;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Examples;

/// <summary>
/// The example in a folder of its own and as a user without this repository has it: with an empty home, and the packages from a folder.
/// For the feed of a user, and for what was restored before, stands the folder where the tests' own packages are: nothing is downloaded.
/// </summary>
internal sealed class PackagedExample : IAsyncDisposable
{
    // Restoring, building and starting: half a minute of an idle machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = StartedProcess.Patience };
    private readonly int _port = FreePort.Next();
    private readonly StartedProcess _appHost;

    /// <summary>Copies it and has it restored, built and started by the README's command.</summary>
    public PackagedExample(PackedPackages packages)
    {
        Copy(packages);
        _appHost = StartedProcess.Start(
            "dotnet", ["run", "--no-launch-profile", "--project", "AppHost"],
            [
                ("HOME", _home.FullName),
                ("DOTNET_CLI_HOME", _home.FullName),
                ("NUGET_PACKAGES", null),
                ("NUGET_FALLBACK_PACKAGES", PackageFolder()),
                ("NuGetAudit", "false"),
                ("RunAnalyzers", "false"),
                // The compiler's own server would stay, and have this home for its own.
                ("UseSharedCompilation", "false"),
                ("IrisBenchVersion", packages.Version),
                ("DOTNET_ENVIRONMENT", "Development"),
                ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
                ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
                ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://127.0.0.1:0"),
            ],
            Folder);
    }

    // A space, as many a home has one in its name.
    private string Folder => Path.Combine(_home.FullName, "an example");

    /// <summary>What the page shows for a text, once it is up.</summary>
    public async Task<string> PageAsync(string text)
    {
        var address = new Uri($"http://127.0.0.1:{_port}/?text={Uri.EscapeDataString(text)}");
        var page = "";
        await Eventually.TrueAsync(IsThereAsync, "the page shows what both functions answered", Patience);
        return page;

        async Task<bool> IsThereAsync()
        {
            Assert.False(_appHost.HasExited, $"{_appHost.Output}{_appHost.Errors}");
            try
            {
                page = await _client.GetStringAsync(address);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    /// <summary>Command lines of all that runs of it.</summary>
    public IReadOnlyList<string> Processes() => LeftBehind.ProcessesWith(_home.FullName);

    /// <summary>Sends the signal, and waits until nothing is left of what it started.</summary>
    public async Task EndAsync(string signal)
    {
        await _appHost.EndAsync(signal);
        await Eventually.TrueAsync(() => Processes().Count == 0, "nothing is left");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_appHost.HasExited)
            await EndAsync("TERM");
        await _appHost.DisposeAsync();
        _client.Dispose();
        _home.Delete(recursive: true);
    }

    private void Copy(PackedPackages packages)
    {
        var source = RepositoryRoot.File("examples", "aspire-openfaas");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            // What somebody built or packed there.
            if (path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "packages"))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
            File.Copy(file, Path.Combine(Folder, path));
        }

        Directory.CreateDirectory(Path.Combine(Folder, "packages"));
        foreach (var package in packages.Folder.GetFiles("*.nupkg"))
            package.CopyTo(Path.Combine(Folder, "packages", package.Name));
        var configuration = Path.Combine(_home.FullName, ".nuget", "NuGet", "NuGet.Config");
        Directory.CreateDirectory(Path.GetDirectoryName(configuration)!);
        File.WriteAllText(
            configuration,
            $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{PackageFolder()}\" /></packageSources></configuration>");
        // Several of them may run at a time.
        var settings = Path.Combine(Folder, "Web", "Properties", "launchSettings.json");
        File.WriteAllText(settings, Regex.Replace(File.ReadAllText(settings), @"(?<=localhost:)\d+", $"{_port}"));
    }

    private static string PackageFolder()
        => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
