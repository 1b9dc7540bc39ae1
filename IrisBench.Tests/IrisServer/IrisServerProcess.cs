using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IrisBench.Tests.IrisServer;

/// <summary>iris-server as users run it: a process of its own on a free loopback port, with its store where the test says.</summary>
public sealed partial class IrisServerProcess : IAsyncDisposable
{
    public const string User = "tester";
    public const string Password = "a password; with a semicolon";
    public const string SigningKey = "the signing key of the tests, not used anywhere else";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private IrisServerProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Client { get; }

    /// <summary>Starts the server and waits until it listens. A setting given as null is absent.</summary>
    public static async Task<IrisServerProcess> StartAsync(string storePath, params (string Name, string? Value)[] settings)
    {
        var process = Process.Start(StartInfo(storePath, settings))!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (ListeningLine().Match(line) is { Success: true } listening)
                {
                    // Read on, or the server blocks on a full pipe.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new IrisServerProcess(process, new Uri(listening.Groups["address"].Value));
                }
            }

            throw new InvalidOperationException($"iris-server ended before it listened: {await errors}");
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Starts a server that is expected to refuse.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunToExitAsync(
        string storePath, params (string Name, string? Value)[] settings)
    {
        using var process = Process.Start(StartInfo(storePath, settings))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Asks the server to end (SIGTERM) and answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends the server at once (SIGKILL), whatever it is doing.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string storePath, (string Name, string? Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisServer")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Store__Path"] = storePath;
        start.Environment["Iris__User"] = User;
        start.Environment["Iris__Password"] = Password;
        start.Environment["Jwt__SigningKey"] = SigningKey;
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

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
