using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;

namespace IrisBench.AppHost.RunningSystem;

/// <summary>Where this application does otherwise than Aspire by default.</summary>
internal static class ApplicationOptions
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    // Of asking for health, and of asking again.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Aspire's options: a system that <c>irisbench</c> starts for a measurement has no dashboard, whose work would be done beside
    /// what is measured. Read before there is a configuration, so from the environment only. What is published follows from the model and
    /// the command line alone: values of earlier publications, secrets among them, are neither read nor kept in the home folder.</summary>
    public static DistributedApplicationOptions Of(string[] args) => new()
    {
        Args = [.. args, "--Pipeline:ClearCache=true"],
        DisableDashboard = Environment.GetEnvironmentVariable(SettingVariable.Of(RunningSystemSettings.Dashboard)) == "false",
    };

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

    /// <summary>Stops the system when the <c>dotnet run</c> above this process was killed, which could not pass that on; and ends only
    /// after all that it started, where Aspire leaves them to an orchestrator that ends later.</summary>
    public static IDistributedApplicationBuilder StopCompletely(this IDistributedApplicationBuilder builder)
    {
        builder.Configuration["DcpPublisher:WaitForResourceCleanup"] ??= "true";
        if (OperatingSystem.IsLinux() && builder.Configuration[RunningSystemSettings.Owner] is null
            && Parent() is { } parent && IsDotnetRun(parent))
            builder.Configuration[RunningSystemSettings.Owner] = parent;
        return builder;
    }

    // proc_pid_stat(5): after the name in parentheses come the state and the parent.
    private static string? Parent()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ').ElementAtOrDefault(1);
    }

    private static bool IsDotnetRun(string process)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return Path.GetFileName(command[0]) == "dotnet" && command.Contains("run");
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Notices at once that a process is ready. Aspire asks 0, 1, 3, 6 and 10 seconds after its start, so each question is asked
    /// again while nobody answers it.</summary>
    public static IDistributedApplicationBuilder AskForHealthUntilAnswered(this IDistributedApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpClientDefaults(client => client.AddResilienceHandler("starting", pipeline => pipeline.AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>(),
            BackoffType = DelayBackoffType.Constant,
            Delay = Interval,
            UseJitter = false,
            MaxRetryAttempts = (int)(Patience / Interval),
        })));
        // Which would tell each refused connection of a process that is not up yet.
        builder.Services.AddLogging(logging => logging.AddFilter(nameof(Polly), LogLevel.None));
        return builder;
    }
}
