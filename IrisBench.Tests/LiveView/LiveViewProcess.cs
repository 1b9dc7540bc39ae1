using System.Globalization;
using System.Text.RegularExpressions;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.LiveView;

/// <summary>
/// The live page as the AppHost runs it: a process of its own on a free loopback port, with a results folder and a home of its own.
/// </summary>
internal sealed partial class LiveViewProcess : IAsyncDisposable
{
    public const string Token = "a token that only the tests know";

    private const string Program = "IrisBench.LiveView";

    private readonly StartedProcess _process;

    private LiveViewProcess(StartedProcess process, Uri login, int managementPort)
    {
        _process = process;
        Login = login;
        Management = new Uri($"http://127.0.0.1:{managementPort}/");
    }

    /// <summary>The link that was printed.</summary>
    public Uri Login { get; }

    public Uri Address => new(Login, "/");

    public Uri Management { get; }

    /// <summary>All settings, for a system that answers nowhere.</summary>
    public static Dictionary<string, string?> Settings(LiveFolder folder) => new()
    {
        ["ASPNETCORE_URLS"] = $"http://localhost:{FreePort.Next()}",
        ["MANAGEMENT_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
        ["Targets__Monolith"] = "http://127.0.0.1:1",
        ["Targets__MonolithManagement"] = "http://127.0.0.1:1",
        ["Targets__Gateway"] = "http://127.0.0.1:1",
        ["Targets__GatewayManagement"] = "http://127.0.0.1:1",
        ["Targets__IrisServerManagement"] = "http://127.0.0.1:1",
        ["Credentials__User"] = "nobody",
        ["Credentials__Password"] = "nothing",
        ["Credentials__GatewayUser"] = "admin",
        ["Credentials__GatewayPassword"] = "nothing",
        ["Results__Path"] = folder.Results,
        ["Login__Token"] = Token,
        ["HOME"] = folder.Home,
    };

    /// <summary>Starts it and waits until it has printed the login link.</summary>
    public static async Task<LiveViewProcess> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var process = StartedProcess.OfAssembly(Program, [], settings.Select(setting => (setting.Key, setting.Value)));
        try
        {
            var login = (await process.LinesAsync(LoginLine()))[0].Groups["url"].Value;
            return new LiveViewProcess(process, new Uri(login), int.Parse(settings["MANAGEMENT_PORT"]!, CultureInfo.InvariantCulture));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>What one with such settings says, which is expected to refuse.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RefuseAsync(IReadOnlyDictionary<string, string?> settings)
        => InProcess.RunAsync(Program, settings.Select(setting => (setting.Key, setting.Value)));

    /// <summary>Asks it to end (SIGTERM) and answers its exit code.</summary>
    public Task<int> StopAsync() => _process.EndAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex(@"Login to the live page at (?<url>http://\S+)")]
    private static partial Regex LoginLine();
}
