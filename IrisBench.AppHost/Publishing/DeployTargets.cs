using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Publishing.Kubernetes;
using Microsoft.Extensions.Configuration;

namespace IrisBench.AppHost.Publishing;

/// <summary>Where <c>deploy</c> puts the system, and what it tells.</summary>
internal static class DeployTargets
{
    public const string Release = "irisbench";

    // iris-server's Secret of the chart.
    private const string Secret = "iris-server-secrets";

    /// <summary>Namespace of iris-server and the monolith.</summary>
    public static string NamespaceOf(IConfiguration configuration) => configuration["Kubernetes:Namespace"] ?? "irisbench";

    /// <summary>Has <c>deploy</c> push the images and deploy everything to the cluster of the settings, and <c>destroy</c> take it away.
    /// </summary>
    public static IDistributedApplicationBuilder AddDeployment(
        this IDistributedApplicationBuilder builder,
        Images? images,
        IResourceBuilder<KubernetesEnvironmentResource> kubernetes,
        IResourceBuilder<OpenFaaSResource> openfaas,
        IResourceBuilder<KnativeResource> knative)
    {
        if (images is null)
            return builder;

        var settings = builder.Configuration;
        var cluster = new KubernetesCluster(settings["Kubernetes:KubeConfig"], settings["Kubernetes:Context"]);
        kubernetes.WithProperties(environment => environment.KubeConfigPath = cluster.KubeConfigPath);
        // By which engine the functions run: OpenFaaS where nothing is said.
        openfaas.Resource.IsDeployed = settings["Deploy:OpenFaaS"]?.ToUpperInvariant() != "FALSE";
        knative.Resource.IsDeployed = settings["Deploy:Knative"]?.ToUpperInvariant() == "TRUE";
        var space = NamespaceOf(settings);
        return builder
            .PushImagesBySdk(images.Repository, images.Tag, settings["Deploy:PushTo"])
            .DeployBesideFunctions(new()
            {
                Cluster = cluster,
                Environment = kubernetes.Resource.Name,
                Name = Release,
                Namespace = space,
                NamespaceManifest = ChartFiles.Read("irisbench-namespace.yaml")
                    .Replace("name: irisbench\n", $"name: {space}\n", StringComparison.Ordinal),
                Secrets = new Dictionary<string, (string Secret, string Key)>
                {
                    ["iris-password"] = (Secret, "Iris__Password"),
                    ["jwt-signing-key"] = (Secret, "Jwt__SigningKey"),
                },
                Deployed = new Dictionary<string, string>
                {
                    ["iris-server"] = $"http://iris-server-service.{space}.svc:6002",
                    ["monolith"] = $"http://monolith-service.{space}.svc:7500",
                    ["From here"] = $"{cluster.Command} -n {space} port-forward svc/monolith-service 7500:7500",
                    ["Next"] = $"{cluster.Command} apply -k deploy/monitoring; then, with the ports forwarded as docs/deploy.md says, "
                        + "irisbench compare --gateway http://127.0.0.1:8080 --monolith http://127.0.0.1:7500 "
                        + "--prometheus http://127.0.0.1:9090",
                },
                Destroyed = new Dictionary<string, string>
                {
                    ["Kept"] = $"the models, in the claim iris-server-models of the namespace {space}; to remove them too: "
                        + $"{cluster.Command} -n {space} delete persistentvolumeclaim iris-server-models",
                    ["Kept too"] = $"the namespace {space}, the images in the registry, the engine of the functions, the monitoring",
                },
            });
    }
}
