using System.Runtime.InteropServices;

namespace IrisBench.Gateway.Processes;

/// <summary>Waits for a child and asks what it used. .NET leaves children alone that it did not start itself.</summary>
internal static unsafe class Reaper
{
    private const int InformationBytes = 128;

    /// <summary>Blocks until the child has ended, and leaves it to be reaped.</summary>
    public static void AwaitExit(int processId)
    {
        var information = stackalloc byte[InformationBytes];
        while (LinuxCalls.waitid(LinuxCalls.ByProcessId, processId, information, LinuxCalls.WhenExited | LinuxCalls.LeaveWaitable) != 0
            && Marshal.GetLastPInvokeError() == LinuxCalls.Interrupted)
        {
        }
    }

    /// <summary>Exit code, CPU seconds and the peak of resident bytes that Linux accounts to the child (wait4).</summary>
    public static (int ExitCode, double CpuSeconds, long MaximumResidentBytes) Reap(int processId)
    {
        int status;
        LinuxCalls.RUsage usage;
        int result;
        do
        {
            result = LinuxCalls.wait4(processId, &status, 0, &usage);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == LinuxCalls.Interrupted);

        if (result != processId)
        {
            // Whoever started this program lets Linux reap its children unasked.
            return (0, 0, 0);
        }

        var cpuSeconds = usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
        return (ExitCode(status), cpuSeconds, usage.MaximumResidentKilobytes * 1024);
    }

    /// <summary>Takes a child that has ended from the list of processes, whatever it used; false when it lives.</summary>
    public static bool TryReap(int processId)
    {
        int status;
        LinuxCalls.RUsage usage;
        return LinuxCalls.wait4(processId, &status, LinuxCalls.DoNotWait, &usage) == processId;
    }

    // WIFEXITED, WEXITSTATUS and WTERMSIG of <sys/wait.h>.
    private static int ExitCode(int status) => (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
}
