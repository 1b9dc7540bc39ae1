using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>How a container is asked for its health (core/v1 Probe); times in seconds.</summary>
public sealed class ProbeV1
{
    /// <summary>Field <c>failureThreshold</c>.</summary>
    [YamlMember(Alias = "failureThreshold")]
    public int? FailureThreshold { get; set; }

    /// <summary>Field <c>periodSeconds</c>.</summary>
    [YamlMember(Alias = "periodSeconds")]
    public int? PeriodSeconds { get; set; }

    /// <summary>Field <c>timeoutSeconds</c>.</summary>
    [YamlMember(Alias = "timeoutSeconds")]
    public int? TimeoutSeconds { get; set; }

    /// <summary>Field <c>httpGet</c>.</summary>
    [YamlMember(Alias = "httpGet")]
    public HttpGetActionV1? HttpGet { get; set; }
}
