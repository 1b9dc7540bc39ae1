namespace IrisBench.AppHost.Workarounds;

/// <summary>Aspire asks the shell's proxy for its own addresses, too: microsoft/aspire#1012, closed with the advice that is followed here,
/// and #6743.</summary>
internal static class LoopbackProxy
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Keeps what stays on this machine off the shell's <c>http_proxy</c>, for this process and all that it starts: Aspire's
    /// health checks, its dashboard and the workloads ask the proxy for everything that <c>no_proxy</c> does not name.</summary>
    public static IDistributedApplicationBuilder KeepLoopbackOffTheProxy(this IDistributedApplicationBuilder builder)
    {
        foreach (var variable in (string[])["no_proxy", "NO_PROXY"])
        {
            string[] named = (Environment.GetEnvironmentVariable(variable) ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Environment.SetEnvironmentVariable(variable, string.Join(',', named.Union(Loopback)));
        }

        return builder;
    }
}
