using System.Diagnostics;
using IrisBench.AppHost.RunningSystem;
using IrisBench.Processes;

namespace IrisBench.Compare.RunningSystem;

/// <summary>An AppHost started for one comparison, with a state file and a log of its own.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly ProcessLog _log;
    private readonly DirectoryInfo _directory;
    private bool _keepLog;

    private AppHostProcess(DirectoryInfo directory, string? published)
    {
        _directory = directory;
        _log = new ProcessLog(Path.Combine(directory.FullName, "apphost.log"));
        _process = new Process { StartInfo = AppHostStartInfo.Create(StatePath, published) };
    }

    private string StatePath => Path.Combine(_directory.FullName, "running.json");

    /// <param name="published">Folder of the published programs that it is to start; null for those that were built.</param>
    public static AppHostProcess Start(string? published)
    {
        var appHost = new AppHostProcess(Directory.CreateTempSubdirectory("irisbench-"), published);
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

    /// <summary>Waits for the state file, which the AppHost writes when all its resources are healthy.</summary>
    /// <exception cref="CompareException">The AppHost ended, or was not ready in time.</exception>
    public async Task<RunningSystemState> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (RunningSystemFile.Read(StatePath) is { } state)
            {
                return state;
            }

            if (_process.HasExited)
            {
                throw Failed($"The AppHost ended with exit code {_process.ExitCode} before the system was ready");
            }

            if (Stopwatch.GetElapsedTime(started) > StartTimeout)
            {
                throw Failed($"The system was not ready within {StartTimeout.TotalSeconds:0} s");
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ProcessTermination.StopAsync(_process, StopTimeout);
        // Nobody else's: the path is that of a folder made for this system.
        await ProcessTermination.EndMarkedAsync(new EnvironmentMark(SettingVariable.Of(RunningSystemSettings.StateFile), StatePath), StopTimeout);
        _process.Dispose();
        _log.Dispose();
        if (!_keepLog)
        {
            _directory.Delete(recursive: true);
        }
    }

    private CompareException Failed(string reason)
    {
        _keepLog = true;
        return new CompareException($"{reason}; its output is in {_log.Path}.");
    }
}
