using System.Diagnostics;
using System.Globalization;
using IrisBench.AppHost.RunningSystem;
using IrisBench.Processes;

namespace IrisBench.Compare.RunningSystem;

/// <summary>An AppHost started for one comparison, with a state file and a log of its own.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    // What a launch profile says. User secrets, where the AppHost keeps generated passwords, are read in the environment
    // Development only.
    private static readonly Dictionary<string, string> LaunchProfile = new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
        // Or Aspire starts a program that asks NuGet for a newer Aspire, beside what is measured.
        ["ASPIRE_VERSION_CHECK_DISABLED"] = "true",
    };

    private readonly Process _process;
    private readonly ProcessLog _log;
    private readonly DirectoryInfo _directory;
    private bool _keepLog;

    private AppHostProcess(AppHostLocation location, DirectoryInfo directory, string? published)
    {
        _directory = directory;
        _log = new ProcessLog(Path.Combine(directory.FullName, "apphost.log"));
        _process = new Process { StartInfo = StartInfo(location, StatePath, published) };
    }

    private string StatePath => Path.Combine(_directory.FullName, "running.json");

    /// <param name="location">Which AppHost.</param>
    /// <param name="published">Folder of the published programs that it is to start; null for those that were built.</param>
    public static AppHostProcess Start(AppHostLocation location, string? published)
    {
        var appHost = new AppHostProcess(location, Directory.CreateTempSubdirectory("irisbench-"), published);
        try
        {
            appHost._log.Follow(appHost._process);
            return appHost;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new CompareException($"The AppHost cannot be started: {exception.Message}", exception);
        }
    }

    /// <summary>Waits for the state file, which the AppHost writes when all its resources are healthy, and tells that it waits.</summary>
    /// <exception cref="CompareException">The AppHost ended, or was not ready in time.</exception>
    public async Task<RunningSystemState> WaitUntilReadyAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var (started, told) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        while (true)
        {
            var waited = Stopwatch.GetElapsedTime(started);
            if (RunningSystemFile.Read(StatePath) is { } state)
                return state;
            if (_process.HasExited)
                throw Failed($"The AppHost ended with exit code {_process.ExitCode} before the system was ready");
            if (waited > StartTimeout)
                throw Failed($"The system was not ready within {StartTimeout.TotalSeconds:0} s");
            if (waited > told + SystemPublishing.Silence)
            {
                tell($"Starting, {waited.TotalSeconds:0} s so far.");
                told = waited;
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM lets the AppHost stop its children in order. Windows has no such signal.
        if (!_process.HasExited && Signal.TryTerminate(_process.Id))
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(StopTimeout));
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(KillTimeout));
        }

        await EndMarkedAsync();
        _process.Dispose();
        _log.Dispose();
        if (!_keepLog)
            _directory.Delete(recursive: true);
    }

    // Waits for all that was started with the path of the state file, nobody else's, and kills what is left after the time: Aspire's
    // orchestrator is no child of the AppHost, outlives it, and only then ends the workloads.
    private async Task EndMarkedAsync()
    {
        var mark = new EnvironmentMark(SettingVariable.Of(RunningSystemSettings.StateFile), StatePath);
        var started = Stopwatch.GetTimestamp();
        while (mark.Holders() is { Count: > 0 } left)
        {
            if (Stopwatch.GetElapsedTime(started) > StopTimeout)
            {
                foreach (var process in left)
                    Signal.TryKill(process);
                return;
            }

            await Task.Delay(PollInterval);
        }
    }

    // The built AppHost itself: with dotnet run between, a kill would reach the wrong process.
    private static ProcessStartInfo StartInfo(AppHostLocation location, string stateFile, string? published)
    {
        var start = new ProcessStartInfo(DotnetExecutable.Path, [location.Assembly])
        {
            WorkingDirectory = location.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[SettingVariable.Of(RunningSystemSettings.StateFile)] = stateFile;
        start.Environment[SettingVariable.Of(RunningSystemSettings.Dashboard)] = "false";
        if (published is not null)
            start.Environment[SettingVariable.Of(RunningSystemSettings.Published)] = published;
        start.Environment[RunningSystemSettings.Owner] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in LaunchProfile)
            start.Environment.TryAdd(name, value);
        return start;
    }

    private CompareException Failed(string reason)
    {
        _keepLog = true;
        return new CompareException($"{reason}: {_log.Last}; all of its output is in {_log.Path}.");
    }
}

/// <summary>Writes what a process prints into a file.</summary>
internal sealed class ProcessLog(string path) : IDisposable
{
    private readonly StreamWriter _writer = new(path) { AutoFlush = true };
    private readonly Lock _gate = new();
    private bool _closed;

    public string Path => path;

    public LastLines Last { get; } = new();

    /// <summary>Starts the process, whose outputs must be redirected, and follows them until they close.</summary>
    public void Follow(Process process)
    {
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _writer.Dispose();
        }
    }

    // Both outputs come here, on threads of their own, and the last lines may come after the end.
    private void Write(object sender, DataReceivedEventArgs line)
    {
        Last.Add(line.Data);
        lock (_gate)
        {
            if (_closed || line.Data is not { } text)
                return;
            try
            {
                _writer.WriteLine(text);
            }
            catch (IOException)
            {
                // A full disk. An exception that leaves this thread would end the comparison, which does without.
                _closed = true;
            }
        }
    }
}
