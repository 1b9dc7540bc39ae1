using System.Collections.Concurrent;
using System.Globalization;
using IrisBench.Processes;

namespace IrisBench.Gateway.Processes;

/// <summary>What a function's process started and left behind in a session of its own. Linux gives it to the gateway (a "child subreaper",
/// <c>prctl(2)</c>), which knows by a variable whose it was, kills it when that one has ended, and reaps it.</summary>
internal static class Orphans
{
    /// <summary>The variable that says to which process of a function another belongs.</summary>
    public const string Variable = "IRISBENCH_FUNCTION_PROCESS";

    private const int SweepsAtMost = 100;
    private const int PauseMilliseconds = 5;

    private static readonly string? OwnCommand = ProcFiles.Read(Environment.ProcessId, "cmdline");
    private static readonly Lock Sweeping = new();
    private static readonly ConcurrentDictionary<string, byte> Marks = new();
    private static readonly ConcurrentDictionary<int, byte> OwnChildren = new();

    /// <summary>From now on orphans come here. Call it before a function's process is started.</summary>
    /// <param name="spared">A child of another kind.</param>
    public static void Adopt(int? spared)
    {
        if (spared is { } id)
            OwnChildren.TryAdd(id, 0);
        _ = LinuxCalls.prctl(LinuxCalls.SetChildSubreaper, 1, 0, 0, 0);
    }

    /// <summary>A value of the variable for a process that is about to start.</summary>
    public static string Mark()
    {
        var mark = Guid.NewGuid().ToString("N");
        Marks.TryAdd(mark, 0);
        return mark;
    }

    /// <summary>The process is the gateway's own child, and reaped by who started it.</summary>
    public static void Spare(int processId) => OwnChildren.TryAdd(processId, 0);

    /// <summary>The process has ended and is reaped: what it left behind is to end, too.</summary>
    public static void Forget(string mark, int processId)
    {
        Marks.TryRemove(mark, out _);
        OwnChildren.TryRemove(processId, out _);
    }

    /// <summary>Kills and reaps at once what an ended process left behind, where it is quickly found; else the next turn of
    /// <see cref="OrphanSweep"/> does: nobody's answer waits for it.</summary>
    public static bool SweepAtEnd() => ProcFiles.TellChildren && Sweep();

    /// <summary>Sweeps as long as there is something to kill.</summary>
    public static void SweepOn(bool killed)
    {
        // What was killed gives up its own children a moment later.
        for (var look = 0; killed && look < SweepsAtMost; look++)
        {
            Thread.Sleep(PauseMilliseconds);
            killed = Sweep();
        }
    }

    /// <summary>Kills and reaps what belongs to nobody any more; true when something was killed, whose own children come next.</summary>
    public static bool Sweep()
    {
        lock (Sweeping)
        {
            var killed = false;
            foreach (var orphan in Adopted().Where(id => !OwnChildren.ContainsKey(id)))
            {
                // Without the variable it hid where it comes from.
                if (!Reaper.TryReap(orphan) && !(MarkOf(orphan) is { } mark && Marks.ContainsKey(mark)))
                {
                    Signal.TryKill(orphan);
                    killed = true;
                }
            }

            return killed;
        }
    }

    // Linux gives orphans to the first thread of the process that adopts them. Where it tells no thread's children, those of this process
    // that are being started are among them: until they run their own program they look like this one.
    private static IEnumerable<int> Adopted() => ProcFiles.TellChildren
        ? (ProcFiles.Read(Environment.ProcessId, $"task/{Environment.ProcessId}/children") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))
        : ProcFiles.Children()(Environment.ProcessId)
            .Where(id => ProcFiles.Read(id, "cmdline") is var command && (command is not "" || ProcStat.Of(id)?.State == 'Z')
                && command != OwnCommand);

    private static string? MarkOf(int processId)
        => ProcFiles.Read(processId, "environ")?.Split('\0')
            .FirstOrDefault(variable => variable.StartsWith($"{Variable}=", StringComparison.Ordinal))?[(Variable.Length + 1)..];
}

/// <summary>Reaps what ended while its function's process lives on.</summary>
internal sealed class OrphanSweep : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Orphans.Sweep();
    }
}
