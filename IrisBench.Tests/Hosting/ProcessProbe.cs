using System.Diagnostics;

namespace IrisBench.Tests.Hosting;

internal static class ProcessProbe
{
    public static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && !IsZombie(processId);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public static async Task WaitUntilGoneAsync(int processId, CancellationToken cancellationToken)
    {
        while (IsAlive(processId))
            await Task.Delay(50, cancellationToken);
    }

    // An orphan in a container whose first process reaps nobody stays in the table when it is dead.
    private static bool IsZombie(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return stat[stat.LastIndexOf(')') + 2] == 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
