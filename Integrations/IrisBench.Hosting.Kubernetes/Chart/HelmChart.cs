namespace IrisBench.Hosting.Kubernetes;

// Chart.yaml, in Aspire's order and with its constants.
internal sealed class HelmChart
{
    public string ApiVersion { get; } = "v2";

    public required string Name { get; init; }

    public string Version { get; } = "0.1.0";

    public string KubeVersion { get; } = ">= 1.18.0-0";

    public required string Description { get; init; }

    public string Type { get; } = "application";

    public string[] Keywords { get; } = ["aspire", "kubernetes"];

    public string AppVersion { get; } = "0.1.0";

    public bool Deprecated { get; }
}
