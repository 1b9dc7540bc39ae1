using System.Runtime.InteropServices;

namespace IrisBench.Processes;

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
