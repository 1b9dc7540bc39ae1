using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

/// <summary>The gateway as users run it: a process of its own on free loopback ports.</summary>
internal sealed partial class GatewayProcess : IAsyncDisposable
{
    public const string User = "admin";
    public const string Password = "only the tests' password";

    private const string Program = "IrisBench.Gateway";

    private readonly StartedProcess _process;

    private GatewayProcess(StartedProcess process, string address, string management)
    {
        _process = process;
        Client = ClientOf(address);
        Manager = ClientOf(address);
        Manager.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        Management = ClientOf(management);
    }

    /// <summary>Calls functions.</summary>
    public HttpClient Client { get; }

    /// <summary>Calls <c>/system</c> with the password.</summary>
    public HttpClient Manager { get; }

    /// <summary>Calls the management port.</summary>
    public HttpClient Management { get; }

    public int Id => _process.Id;

    /// <summary>The path of the function that does what the tests say.</summary>
    public static string TestFunction => StartedAssembly.PathOf("IrisBench.Tests.Function");

    /// <summary>
    /// Starts a gateway; settings are those under <c>Gateway:Functions</c>, or whole names when they start with a capital.
    /// </summary>
    public static async Task<GatewayProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var process = StartedProcess.OfAssembly(Program, [], Environment(settings));
        try
        {
            var addresses = await process.LinesAsync(ListeningLine(), count: 2);
            return new GatewayProcess(process, addresses[0].Groups["address"].Value, addresses[1].Groups["address"].Value);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a gateway that is expected to refuse; answers its exit code, what it said, and what it logged.</summary>
    public static async Task<(int ExitCode, string Errors, string Output)> RunToExitAsync(params (string Name, string Value)[] settings)
    {
        await using var process = StartedProcess.OfAssembly(Program, [], Environment(settings));
        var (exitCode, output, errors) = await process.WaitAsync();
        return (exitCode, errors, output);
    }

    /// <summary>What a gateway with such settings says, which starts nothing.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RefuseAsync(params (string Name, string Value)[] settings)
        => InProcess.RunAsync(Program, Environment(settings));

    /// <summary>The processes that the gateway started: functions, and its watchdog. Zombies count.</summary>
    public IReadOnlyList<int> Children() => ProcessProbe.ChildrenOf(Id);

    public int OpenFiles() => Directory.GetFileSystemEntries($"/proc/{Id}/fd").Length;

    /// <summary>Asks the gateway to end (SIGTERM) and answers its exit code.</summary>
    public Task<int> StopAsync() => _process.EndAsync();

    /// <summary>Ends the gateway, and nothing else, at once (SIGKILL).</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Manager.Dispose();
        Management.Dispose();
        // Not its functions, which it must not leave behind.
        await KillAsync();
        await _process.DisposeAsync();
    }

    private static HttpClient ClientOf(string address) => new() { BaseAddress = new Uri(address), Timeout = StartedProcess.Patience };

    private static IEnumerable<(string Name, string? Value)> Environment((string Name, string Value)[] settings) =>
    [
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("MANAGEMENT_PORT", FreePort.Next().ToString(CultureInfo.InvariantCulture)),
        ("Gateway__BasicAuth__User", User),
        ("Gateway__BasicAuth__Password", Password),
        .. settings.Select(setting => (
            (char.IsAsciiLetterUpper(setting.Name[0]) ? setting.Name : $"Gateway:Functions:{setting.Name}")
                .Replace(":", "__", StringComparison.Ordinal), (string?)setting.Value)),
    ];

    // Its functions say the same of themselves, with their name before it.
    [GeneratedRegex(@"^ +Now listening on: (?<address>http://[\d.:]+)", RegexOptions.Multiline)]
    private static partial Regex ListeningLine();
}
