using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Kubernetes;

namespace Aspire.Hosting.Kubernetes;

/// <summary>A Kubernetes cluster as a place where resources are deployed, published as a Helm chart.</summary>
public sealed class KubernetesEnvironmentResource : Resource, IComputeEnvironmentResource
{
    /// <summary>Makes an environment.</summary>
    public KubernetesEnvironmentResource(string name)
        : base(name) => Annotations.Add(new PipelineStepAnnotation(_ => (IEnumerable<PipelineStep>)
        [
            new PipelineStep
            {
                Name = $"prepare-deployment-targets-{Name}",
                Action = context => DeploymentTargets.PrepareAsync(this, context),
                DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
                RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
            },
            new PipelineStep
            {
                Name = $"publish-{Name}",
                Action = context => ChartPublication.RunAsync(this, context),
                DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
                RequiredBySteps = [WellKnownPipelineSteps.Publish],
            },
            .. ReleaseSteps.Of(this),
        ]));

    /// <summary>Whether Aspire's dashboard is deployed beside the resources. The embedded host cannot publish it.</summary>
    public bool DashboardEnabled { get; set; } = true;

    /// <summary>When the kubelet pulls an image: <c>IfNotPresent</c>, <c>Always</c> or <c>Never</c>.</summary>
    public string DefaultImagePullPolicy { get; set; } = "IfNotPresent";

    /// <summary>File with the cluster's address and login; null for Helm's own choice.</summary>
    public string? KubeConfigPath { get; set; }

    internal string? HelmReleaseName { get; set; }

    internal string HelmNamespace { get; set; } = "default";

    internal string HelmChartName { get; set; } = "aspire";

    internal string HelmChartDescription { get; set; } = "Aspire Helm Chart";

    // One for the whole environment, so that no two resources get the same port.
    internal PortAllocator Ports { get; } = new();

    /// <inheritdoc/>
    public ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
        => ReferenceExpression.Create($"{HelmName.OfService(endpointReference.Resource.Name)}");
}

/// <summary>What a chart says about itself.</summary>
public sealed class HelmChartOptions
{
    private readonly KubernetesEnvironmentResource _environment;

    internal HelmChartOptions(KubernetesEnvironmentResource environment) => _environment = environment;

    /// <summary>Names the chart.</summary>
    public HelmChartOptions WithChartName(string name)
    {
        _environment.HelmChartName = name;
        return this;
    }

    /// <summary>Names the release; else it has the name of the environment that the application runs in.</summary>
    public HelmChartOptions WithReleaseName(string releaseName)
    {
        _environment.HelmReleaseName = releaseName;
        return this;
    }

    /// <summary>Says which namespace the release goes to; else it is <c>default</c>.</summary>
    public HelmChartOptions WithNamespace(string @namespace)
    {
        _environment.HelmNamespace = @namespace;
        return this;
    }

    /// <summary>Describes the chart.</summary>
    public HelmChartOptions WithChartDescription(string description)
    {
        _environment.HelmChartDescription = description;
        return this;
    }
}
