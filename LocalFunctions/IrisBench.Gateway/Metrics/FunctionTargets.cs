using System.Globalization;
using IrisBench.Gateway.Api;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Metrics;

/// <summary>Tells a Prometheus which function processes there are to scrape, as Kubernetes's discovery does for pods: HTTP service
/// discovery, <c>GET /targets</c>.</summary>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/http_sd/"/>
internal static class FunctionTargets
{
    public static void UseFunctionTargets(this IApplicationBuilder management)
    {
        var functions = management.ApplicationServices.GetRequiredService<FunctionRegistry>();
        management.MapWhen(
            context => context.Request.Path == "/targets",
            targets => targets.Run(context => context.Response.WriteAsJsonAsync(
                Of(functions), GatewayJson.Default.TargetGroupArray, cancellationToken: context.RequestAborted)));
    }

    private static TargetGroup[] Of(FunctionRegistry functions) =>
    [
        .. from function in functions.All
           let replicas = function.Replicas.Ready
           where replicas.Count > 0
           select new TargetGroup(
               [.. replicas.Select(replica => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{replica.ManagementPort}"))],
               new Dictionary<string, string> { ["component"] = function.Name, ["side"] = "functions" }),
    ];
}

/// <summary>One entry of a service discovery's answer.</summary>
/// <param name="Targets">host:port of processes.</param>
/// <param name="Labels">What every series scraped there is labelled with.</param>
internal sealed record TargetGroup(IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Labels);
