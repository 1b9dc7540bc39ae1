using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace IrisBench.Tests.LiveView;

/// <summary>
/// The live page as the AppHost runs it: a process of its own on a free loopback port, with a results folder and a home of its own.
/// </summary>
internal sealed partial class LiveViewProcess : IAsyncDisposable
{
    public const string Token = "a token that only the tests know";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private LiveViewProcess(Process process, Uri login, int managementPort)
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
        ["ASPNETCORE_URLS"] = $"http://localhost:{FreePort()}",
        ["MANAGEMENT_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture),
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
        var process = Process.Start(StartInfo(settings))!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (LoginLine().Match(line) is { Success: true } login)
                {
                    // Read on, or the process blocks on a full pipe.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new LiveViewProcess(
                        process, new Uri(login.Groups["url"].Value), int.Parse(settings["MANAGEMENT_PORT"]!, CultureInfo.InvariantCulture));
                }
            }

            throw new InvalidOperationException($"The live page ended before it listened: {await errors}");
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Starts one that is expected to refuse.</summary>
    public static async Task<(int ExitCode, string Errors)> RunToExitAsync(IReadOnlyDictionary<string, string?> settings)
    {
        using var process = Process.Start(StartInfo(settings))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            var errors = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, errors);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Asks it to end (SIGTERM) and answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisBench.LiveView")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }

    [GeneratedRegex(@"Login to the live page at (?<url>http://\S+)")]
    private static partial Regex LoginLine();
}
