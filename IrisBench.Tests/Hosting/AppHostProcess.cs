using System.Diagnostics;
using System.Globalization;
using System.Text;
using IrisBench.Tests.Compare;

namespace IrisBench.Tests.Hosting;

/// <summary>The AppHost as a user runs it, in a home of its own, with Aspire's dashboard.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    public const string User = "iris";
    public const string Password = "correct horse battery staple";

    // The wish is ten seconds on an idle machine; a crowded one takes longer, and what stays for good is still found.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private AppHostProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in (IEnumerable<(string, string)>)
        [
            ("HOME", _home.FullName),
            ("TMPDIR", _home.FullName),
            ("DOTNET_ENVIRONMENT", "Development"),
            ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://127.0.0.1:0"),
            ("IrisBench__StateFile", StateFile),
            ("Parameters__iris-user", User),
            ("Parameters__iris-password", Password),
        ])
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int ExitCode => _process.ExitCode;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    private string StateFile => Path.Combine(_home.FullName, "running.json");

    /// <summary>Starts it and waits for all of the system to be healthy.</summary>
    public static async Task<AppHostProcess> StartAsync(params string[] arguments)
    {
        var appHost = new AppHostProcess(arguments);
        try
        {
            await appHost.UntilAsync(() => File.Exists(appHost.StateFile));
            return appHost;
        }
        catch
        {
            await appHost.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends the signal and waits until nothing is left of what it started.</summary>
    public async Task EndAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await UntilAsync(() => _process.HasExited && LeftBehind.ProcessesWith(_home.FullName).Count == 0);
    }

    public async Task UntilAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"Not within {Patience}. {Output}");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await EndAsync("TERM");
        _process.Dispose();
        _home.Delete(recursive: true);
    }

    private void Append(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}

/// <summary>Tests that start whole systems of their own do so one after the other: the start of one takes what two cores have.</summary>
[CollectionDefinition(Name)]
public sealed class OneSystemAtATime
{
    public const string Name = "one system at a time";
}
