using System.Text.RegularExpressions;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.IrisServer;

/// <summary>iris-server as users run it: a process of its own on a free loopback port, with its store where the test says.</summary>
public sealed partial class IrisServerProcess : IAsyncDisposable
{
    public const string User = "tester";
    public const string Password = "a password; with a semicolon";
    public const string SigningKey = "the signing key of the tests, not used anywhere else";

    private const string Program = "IrisServer";

    private readonly StartedProcess _process;

    private IrisServerProcess(StartedProcess process, string address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = StartedProcess.Patience };
    }

    public HttpClient Client { get; }

    /// <summary>Starts the server and waits until it listens. A setting given as null is absent.</summary>
    public static async Task<IrisServerProcess> StartAsync(string storePath, params (string Name, string? Value)[] settings)
    {
        var process = StartedProcess.OfAssembly(Program, [], Settings(storePath, settings));
        try
        {
            return new IrisServerProcess(process, (await process.LinesAsync(ListeningLine()))[0].Groups["address"].Value);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a server with such settings says, which is expected to refuse.</summary>
    internal static Task<(int ExitCode, string Output, string Errors)> RefuseAsync(
        string storePath, params (string Name, string? Value)[] settings)
        => InProcess.RunAsync(Program, Settings(storePath, settings));

    /// <summary>Asks the server to end (SIGTERM) and answers its exit code.</summary>
    public Task<int> StopAsync() => _process.EndAsync();

    /// <summary>Ends the server at once (SIGKILL), whatever it is doing.</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    private static IEnumerable<(string Name, string? Value)> Settings(string storePath, (string Name, string? Value)[] settings) =>
    [
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("Store__Path", storePath),
        ("Iris__User", User),
        ("Iris__Password", Password),
        ("Jwt__SigningKey", SigningKey),
        .. settings.Select(setting => (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
    ];

    [GeneratedRegex(@"Now listening on: (?<address>http://[\d.:]+)")]
    private static partial Regex ListeningLine();
}

/// <summary>A temporary folder for one test's store.</summary>
public sealed class StoreFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("iris-server-").FullName;

    /// <summary>A path whose folder the server has to create.</summary>
    public string StorePath => Path.Combine(Root, "data", "models.db");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
