using Microsoft.Extensions.Configuration;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>How iris-server is found and waited for. Configuration section <c>IrisServer</c>.</summary>
public sealed class IrisServerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "IrisServer";

    /// <summary>How the address is looked up. Default: <see cref="IrisServerDiscovery.ServiceDiscovery"/>.</summary>
    public IrisServerDiscovery Discovery { get; set; }

    /// <summary>Name of the service. Default: <c>iris-server</c>.</summary>
    public string ServiceName { get; set; } = "iris-server";

    /// <summary>Kubernetes namespace of the service; used by <see cref="IrisServerDiscovery.Kubernetes"/> only. Default: <c>default</c>.</summary>
    public string Namespace { get; set; } = "default";

    /// <summary>Service port in the cluster, where the Service does not say. Default: 6002.</summary>
    public int Port { get; set; } = 6002;

    /// <summary>Longest wait for one answer, retries included. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The options that a configuration has.</summary>
    public static IrisServerOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetSection(Section).Get<IrisServerOptions>() ?? new IrisServerOptions();
    }
}
