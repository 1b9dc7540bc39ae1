using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;

namespace IrisBench.Hosting.Knative;

/// <summary>Deploys Knative Services by kubectl.</summary>
internal sealed class ServiceDeployment(KnativeResource platform) : FunctionDeployment
{
    private const string Kind = "services.serving.knative.dev";

    // Pods may have to pull their image first.
    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(5);

    public override string CreatedKind => Kind;

    private KubernetesCluster Cluster => platform.Cluster;

    public override async Task<string> CheckAsync(CancellationToken cancellationToken)
        => await Cluster.KnowsAsync(Kind, cancellationToken)
            ? "by kubectl and Knative Serving"
            : throw new DistributedApplicationException(
                $"The functions of '{platform.Name}' cannot be deployed: the cluster has no Knative Serving, which would know {Kind}. "
                + "Install it (https://knative.dev/docs/install/).");

    public override async Task DeployAsync(string directory, IReadOnlyList<string> functions, PipelineStepContext context)
    {
        await Cluster.RunAsync(
            $"The functions of '{platform.Name}' could not be applied", ["apply", "-f", Path.Combine(directory, "services")],
            cancellationToken: context.CancellationToken);
        await Cluster.RunAsync(
            $"The functions of '{platform.Name}' are deployed and not all are ready",
            [
                "wait", "--for=condition=Ready", "--namespace", platform.FunctionNamespace, $"--timeout={Ready.TotalSeconds:0}s",
                .. functions.Select(function => $"{Kind}/{function}"),
            ],
            remedy: $"See why: {Cluster.Command} --namespace {platform.FunctionNamespace} get ksvc,pods",
            patience: Ready + TimeSpan.FromSeconds(30),
            cancellationToken: context.CancellationToken);
    }

    // Without Knative there are no functions.
    public override async Task<IReadOnlyList<string>> RemoveAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken)
        => await Cluster.KnowsAsync(Kind, cancellationToken) ? await DeleteAsync(platform, Kind, functions, cancellationToken) : [];

    public override string UrlOf(string name) => $"http://{name}.{platform.FunctionNamespace}.svc.cluster.local";
}
