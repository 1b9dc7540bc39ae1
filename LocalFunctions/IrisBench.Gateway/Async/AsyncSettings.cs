using System.Globalization;
using IrisBench.ServiceDefaults.Startup;

namespace IrisBench.Gateway.Async;

/// <summary>How asynchronous calls are kept and tried (<c>Gateway:Async</c>).</summary>
/// <param name="QueueLength">Calls that may wait.</param>
/// <param name="Workers">Calls that are made at a time.</param>
/// <param name="Attempts">How often one is tried in all.</param>
/// <param name="FirstDelay">Pause before the second attempt; it doubles with each.</param>
internal sealed record AsyncSettings(int QueueLength, int Workers, int Attempts, TimeSpan FirstDelay)
{
    /// <summary>Largest body of an asynchronous call, in bytes: it waits in memory. OpenFaaS's Community edition takes 256 KB.</summary>
    public const int LargestBodyBytes = 1024 * 1024;

    /// <exception cref="StartupRefusedException">A setting is not what it must be.</exception>
    public static AsyncSettings Read(IConfiguration configuration) => new(
        Number(configuration, "QueueLength", 100, 1, 100_000),
        Number(configuration, "Workers", 4, 1, 256),
        Number(configuration, "Attempts", 4, 1, 20),
        TimeSpan.FromMilliseconds(Number(configuration, "FirstDelayMilliseconds", 500, 1, 600_000)));

    private static int Number(IConfiguration configuration, string name, int otherwise, int least, int most)
    {
        var setting = $"Gateway:Async:{name}";
        var text = configuration[setting];
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new StartupRefusedException($"setting {setting} must be a number from {least} to {most}, not '{text}'.");
    }
}
