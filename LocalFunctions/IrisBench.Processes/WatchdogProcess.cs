using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace IrisBench.Processes;

// What the watchdog does: reads which processes to guard, and kills them when the pipe closes.
internal static class WatchdogProcess
{
    public const string Command = "watchdog";

    // A process that was being started when its starter died shows the mark only after its exec.
    private static readonly TimeSpan s_startingTime = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(TextReader instructions)
    {
        // Ctrl+C reaches every process of the terminal. This one ends with the pipe and in no other way.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ignore);

        var guarded = new HashSet<int>();
        EnvironmentMark? mark = null;
        while (await instructions.ReadLineAsync() is { } line)
        {
            if (line[0] == '=')
                mark = line[1..].Split('=', 2) is [var name, var value] ? new EnvironmentMark(name, value) : null;
            else if (line[0] == '+')
                guarded.Add(ProcessId(line));
            else
                guarded.Remove(ProcessId(line));
        }

        var descendants = ProcessTree.DescendantsOf(guarded);
        ProcessTree.Kill(guarded.Select(ProcessTree.Find).OfType<Process>());
        ProcessTree.Kill(descendants);
        if (mark is not null)
            await KillMarkedAsync(mark);
    }

    private static async Task KillMarkedAsync(EnvironmentMark mark)
    {
        // Killing one may be too late to keep it from starting another, so look until nothing is found after a pause.
        for (var quiet = 0; quiet < 2;)
        {
            var holders = mark.Holders();
            ProcessTree.Kill(holders.Select(ProcessTree.Find).OfType<Process>());
            quiet = holders.Count == 0 ? quiet + 1 : 0;
            await Task.Delay(s_startingTime);
        }
    }

    private static int ProcessId(string line) => int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;
}
