using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IrisBench.Processes;

/// <summary>Kills what has the mark when this process is gone without having stopped it, wherever it went. A small process of its own does
/// that: it holds the reading end of a pipe whose writing end closes with this process, however it ends. Linux only; elsewhere it finds
/// nothing to kill.</summary>
public sealed class ChildWatchdog(EnvironmentMark mark) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private Process? _process;

    /// <summary>Number of the watchdog's process while there is one.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Starts the watchdog's process. It has none of this one's secrets in its environment.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(
            DotnetHost.Path, [typeof(ChildWatchdog).Assembly.Location, WatchdogProcess.Command, mark.Name, mark.Value])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in PlainEnvironment.With())
            start.Environment[name] = value;
        _process = Process.Start(start);
    }

    /// <summary>Ends the watchdog, which kills what has the mark and is still alive.</summary>
    public void Dispose()
    {
        if (_process is null)
            return;
        try
        {
            _process.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // Somebody killed it.
        }

        if (!_process.WaitForExit(s_patience))
            _process.Kill();
        _process.Dispose();
        _process = null;
    }
}

/// <summary>A variable by which the processes that one process started are known, also when their parents are gone.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Value">A value nobody else uses.</param>
public sealed record EnvironmentMark(string Name, string Value)
{
    /// <summary>A mark that no other process has.</summary>
    public static EnvironmentMark Create(string name) => new(name, Guid.NewGuid().ToString("N"));

    /// <summary>The living processes with this mark, this one excepted. Reads Linux's <c>/proc</c>; elsewhere it finds none.</summary>
    public IReadOnlyList<int> Holders() => OperatingSystem.IsLinux()
        ? [.. ProcFiles.Ids().Where(id => id != Environment.ProcessId
            && ProcFiles.Read(id, "environ")?.Contains($"{Name}={Value}\0", StringComparison.Ordinal) == true)]
        : [];
}

// What the watchdog does: waits until the pipe closes, and kills what has the mark.
internal static class WatchdogProcess
{
    public const string Command = "watchdog";

    // A process that was being started when its starter died shows the mark only after its exec.
    private static readonly TimeSpan s_startingTime = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(TextReader parent, EnvironmentMark mark)
    {
        // Ctrl+C reaches every process of the terminal. This one ends with the pipe and in no other way.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ignore);
        await parent.ReadToEndAsync();

        // Killing one may be too late to keep it from starting another, so look until nothing is found after a pause.
        for (var quiet = 0; quiet < 2;)
        {
            var holders = mark.Holders();
            foreach (var holder in holders)
                Signal.TryKill(holder);
            quiet = holders.Count == 0 ? quiet + 1 : 0;
            await Task.Delay(s_startingTime);
        }
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;
}
