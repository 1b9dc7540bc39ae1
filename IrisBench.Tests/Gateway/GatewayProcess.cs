using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

/// <summary>The gateway as users run it: a process of its own on free loopback ports.</summary>
internal sealed partial class GatewayProcess : IAsyncDisposable
{
    public const string User = "admin";
    public const string Password = "only the tests' password";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private GatewayProcess(Process process, string address, string management)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = Patience };
        Manager = new HttpClient { BaseAddress = new Uri(address), Timeout = Patience };
        Manager.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        Management = new HttpClient { BaseAddress = new Uri(management), Timeout = Patience };
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
        var process = Process.Start(StartInfo(settings))!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        var addresses = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                // Its functions say the same of themselves, with their name before it.
                if (ListeningLine().Match(line) is { Success: true } listening)
                    addresses.Add(listening.Groups["address"].Value);
                if (addresses.Count < 2)
                    continue;
                // Read on, or the gateway blocks on a full pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new GatewayProcess(process, addresses[0], addresses[1]);
            }

            throw new InvalidOperationException($"The gateway ended before it listened: {await errors}");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Starts a gateway that is expected to refuse; answers its exit code, what it said, and what it logged.</summary>
    public static async Task<(int ExitCode, string Errors, string Output)> RunToExitAsync(params (string Name, string Value)[] settings)
    {
        using var process = Process.Start(StartInfo(settings))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, errors, await output);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The processes that the gateway started: functions, and its watchdog. Zombies count.</summary>
    public IReadOnlyList<int> Children() => ProcessProbe.ChildrenOf(Id);

    public int OpenFiles() => Directory.GetFileSystemEntries($"/proc/{Id}/fd").Length;

    /// <summary>Asks the gateway to end (SIGTERM) and answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends the gateway, and nothing else, at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Manager.Dispose();
        Management.Dispose();
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo((string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisBench.Gateway")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["MANAGEMENT_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        start.Environment["Gateway__BasicAuth__User"] = User;
        start.Environment["Gateway__BasicAuth__Password"] = Password;
        foreach (var (name, value) in settings)
        {
            var whole = char.IsAsciiLetterUpper(name[0]) ? name : $"Gateway:Functions:{name}";
            start.Environment[whole.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    [GeneratedRegex(@"^ +Now listening on: (?<address>http://[\d.:]+)")]
    private static partial Regex ListeningLine();
}

internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
