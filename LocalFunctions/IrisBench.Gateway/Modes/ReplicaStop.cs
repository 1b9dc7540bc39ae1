namespace IrisBench.Gateway.Modes;

/// <summary>Ends the process of a replica that answers no request any more.</summary>
internal static class ReplicaStop
{
    // How long a process may take to end in good order after it was asked to.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Asks the process to end and kills it, and all it started, when it does not.</summary>
    public static void Begin(Replica replica) => _ = StopAsync(replica);

    private static async Task StopAsync(Replica replica)
    {
        if (replica.Process is not { } process)
        {
            return;
        }

        process.Memory();
        if (!replica.IsCondemned)
        {
            process.Terminate();
            await Task.WhenAny(process.Ended, Task.Delay(Grace));
        }

        process.Kill();
    }
}
