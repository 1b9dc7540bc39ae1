using IrisBench.ServiceDefaults.Management;

namespace IrisBench.LiveView.Page;

internal static class LivePageExtensions
{
    // A run writes down what it has measured before the process ends.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds the page. It has a server of its own (<see cref="Loopback.LoopbackServer"/>); the process's own server is
    /// left with health and metrics, for which nobody logs in.
    /// </summary>
    public static void AddLivePage(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls($"http://127.0.0.1:{ManagementPort.Of(builder.Configuration) ?? 0}");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddHostedService<LivePage>();
    }
}
