using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using IrisBench.Experiments.Definition;
using IrisBench.Processes;

namespace IrisBench.Experiments.Sides.Started;

/// <summary>A small shell that runs a command, once or again and again, and stays. Under its id everything is measured that it has ever
/// run, those that have ended included. Each command is a session of its own.</summary>
internal sealed class ProgramGuard : IDisposable
{
    // Numbers on its output: of the process that runs, then how it ended. An end of its input ends it.
    private const string Script = """
        while read -r word; do
          setsid /bin/sh -c "$1" </dev/null >&2 &
          echo "$!"
          wait "$!"
          echo "ended $?"
        done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A kill waits for nothing but the kernel.
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>How long it may take until a command has ended that is asked to, or is killed.</summary>
    public static readonly TimeSpan LongestStop = Patience + KillPatience;

    private readonly Process _process;
    private readonly EnvironmentMark _mark;
    private Task<int>? _ended;
    private int _group;

    /// <exception cref="ExperimentException">It cannot be started.</exception>
    public ProgramGuard(string command, string directory, IEnumerable<KeyValuePair<string, string>> environment, EnvironmentMark mark)
    {
        _mark = mark;
        var start = new ProcessStartInfo("setsid", ["/bin/sh", "-c", Script, "irisbench-guard", command])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Keys of clouds and registries in a shell or a pipeline are none of its business, unless the experiment says so.
        start.Environment.Clear();
        foreach (var (name, value) in PlainEnvironment.With().Concat(environment!))
            start.Environment[name] = value;
        start.Environment[mark.Name] = mark.Value;
        _process = new Process { StartInfo = start };
        try
        {
            _process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new ExperimentException($"Nothing can be started in {directory}: {exception.Message}", exception);
        }
    }

    public int Id => _process.Id;

    /// <summary>What the command prints, on both its outputs.</summary>
    public TextReader Output => _process.StandardError;

    /// <summary>Ends with the exit code when the command has ended; null before it was run.</summary>
    public Task<int>? Ended => _ended;

    /// <summary>Runs the command.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync("start".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        _group = int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            ? group
            : throw new ExperimentException("The shell that starts a system has ended.");
        _ended = EndAsync();
    }

    /// <summary>Asks the command to end, and kills all that it has started when it does not.</summary>
    /// <returns>Whether it had to be killed.</returns>
    public async Task<bool> StopAsync(StopSignal signal)
    {
        if (_ended is null)
            return false;
        var begin = Stopwatch.GetTimestamp();
        Signal.TrySendGroup(_group, signal switch { StopSignal.Interrupt => 2, StopSignal.Quit => 3, StopSignal.HangUp => 1, _ => 15 });
        while (Running().Any() && Stopwatch.GetElapsedTime(begin) < Patience)
            await Task.Delay(Pause);
        var isKilled = false;
        // What is killed may have started another one just before.
        while (Running().ToArray() is { Length: > 0 } left && Stopwatch.GetElapsedTime(begin) < Patience + KillPatience)
        {
            isKilled = true;
            foreach (var process in left)
                Signal.TryKill(process);
            await Task.Delay(Pause);
        }

        // One without its environment is known by its group.
        Signal.TryKillGroup(_group);
        await Task.WhenAny(_ended, Task.Delay(KillPatience));
        _ended = null;
        return isKilled;
    }

    /// <summary>What the command has left although it has ended by itself.</summary>
    public IReadOnlyList<int> Left() => [.. Running()];

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // It is gone.
        }

        if (!_process.WaitForExit(Patience))
            Signal.TryKill(_process.Id);
        _process.Dispose();
    }

    // One that was being killed is a zombie until the guard has waited for it, and has no environment any more.
    private IEnumerable<int> Running() => _mark.Holders().Where(id => id != _process.Id);

    private async Task<int> EndAsync()
        => await _process.StandardOutput.ReadLineAsync() is { } line
            && int.TryParse(line.AsSpan(line.IndexOf(' ', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var code)
            ? code
            : -1;
}
