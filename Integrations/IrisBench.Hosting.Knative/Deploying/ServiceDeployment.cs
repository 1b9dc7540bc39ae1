using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS;
using IrisBench.Hosting.OpenFaaS.Deploying;

namespace IrisBench.Hosting.Knative.Deploying;

/// <summary>Deploys Knative Services by kubectl.</summary>
internal sealed class ServiceDeployment(KnativeEnvironmentResource environment) : FunctionDeployment
{
    private const string Kind = "services.serving.knative.dev";

    // Pods may have to pull their image first.
    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(5);

    private KubernetesCluster Cluster => environment.Cluster;

    public override async Task<string> CheckAsync(CancellationToken cancellationToken)
        => await Cluster.KnowsAsync(Kind, cancellationToken)
            ? "by kubectl and Knative Serving"
            : throw new DistributedApplicationException(
                $"The functions of '{environment.Name}' cannot be deployed: the cluster has no Knative Serving, which would know {Kind}. "
                + "Install it (https://knative.dev/docs/install/).");

    public override async Task DeployAsync(string directory, IReadOnlyList<string> functions, PipelineStepContext context)
    {
        await Cluster.RunAsync(
            $"The functions of '{environment.Name}' could not be applied", ["apply", "-f", Path.Combine(directory, "services")],
            cancellationToken: context.CancellationToken);
        await Cluster.RunAsync(
            $"The functions of '{environment.Name}' are deployed and not all are ready",
            [
                "wait", "--for=condition=Ready", "--namespace", environment.FunctionNamespace, $"--timeout={Ready.TotalSeconds:0}s",
                .. functions.Select(function => $"{Kind}/{function}"),
            ],
            remedy: $"See why: {Cluster.Command} --namespace {environment.FunctionNamespace} get ksvc,pods",
            patience: Ready + TimeSpan.FromSeconds(30),
            cancellationToken: context.CancellationToken);
    }

    public override async Task RemoveAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken)
    {
        // Without Knative there are no functions.
        if (await Cluster.KnowsAsync(Kind, cancellationToken))
            await Cluster.RunAsync(
                $"The functions of '{environment.Name}' could not be removed",
                ["delete", Kind, .. functions, "--namespace", environment.FunctionNamespace, "--ignore-not-found"],
                cancellationToken: cancellationToken);
    }

    public override string UrlOf(string name) => $"http://{name}.{environment.FunctionNamespace}.svc.cluster.local";
}
