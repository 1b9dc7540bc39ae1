using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace IrisBench.Hosting.Embedded;

// What the watchdog does: reads which processes to guard, and kills them when the pipe closes.
internal static class WatchdogProcess
{
    public const string Command = "watchdog";

    public static async Task RunAsync(TextReader instructions)
    {
        // Ctrl+C reaches every process of the terminal. This one ends with the pipe and in no other way.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ignore);

        var guarded = new HashSet<int>();
        while (await instructions.ReadLineAsync() is { } line)
        {
            var processId = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
            _ = line[0] == '+' ? guarded.Add(processId) : guarded.Remove(processId);
        }

        var descendants = ProcessTree.DescendantsOf(guarded);
        ProcessTree.Kill(guarded.Select(ProcessTree.Find).OfType<Process>());
        ProcessTree.Kill(descendants);
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;
}
