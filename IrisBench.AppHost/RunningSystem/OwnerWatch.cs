using Microsoft.Extensions.Hosting;

namespace IrisBench.AppHost.RunningSystem;

/// <summary>
/// Stops the system when standard input ends: the program that started it, and holds the other end of the pipe, is
/// gone, however it ended.
/// </summary>
internal sealed class OwnerWatch(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Reads of standard input cannot be cancelled, so the read is left behind when the system stops otherwise.
        await Task.Run(WaitForEnd, CancellationToken.None).WaitAsync(stoppingToken);
        lifetime.StopApplication();
    }

    private static void WaitForEnd()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[64];
        while (input.Read(ignored) > 0)
        {
        }
    }
}
