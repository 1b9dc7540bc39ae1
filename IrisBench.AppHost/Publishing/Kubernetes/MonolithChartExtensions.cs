using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class MonolithChartExtensions
{
    /// <summary>Publishes the monolith, which finds iris-server through the Kubernetes API as the original did.</summary>
    public static IResourceBuilder<ProjectResource> PublishMonolith(
        this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<KubernetesEnvironmentResource> kubernetes,
        IResourceBuilder<ProjectResource> irisServer)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            var http = irisServer.GetEndpoint("http");
            builder
                .WithEnvironment("IrisServer__Discovery", "Kubernetes")
                .WithEnvironment("IrisServer__ServiceName", ReferenceExpression.Create($"{http.Property(EndpointProperty.Host)}"))
                .WithEnvironment("IrisServer__Port", ReferenceExpression.Create($"{http.Property(EndpointProperty.Port)}"));
        }

        return builder.WithComputeEnvironment(kubernetes).PublishAsKubernetesService(monolith =>
        {
            // As much as a function that computes may have, or the comparison would measure the limits.
            monolith.Prepare(requestedCpu: "500m", requestedMemory: "192Mi", cpuLimit: "2", memoryLimit: "512Mi");
            // A pod goes only when its successor is ready. A run may take 300 s, as a function's call: the old one finishes what it began.
            monolith.Replace(new() { RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } });
            monolith.Pod().TerminationGracePeriodSeconds = 330;
            monolith.MayReadService(irisServer.Resource);
            monolith.Add(NetworkPolicy.OfMonolith(monolith, irisServer.Resource));
            if (MonolithAutoscaler.MaxReplicas(builder.ApplicationBuilder.Configuration) is { } maxReplicas)
                MonolithAutoscaler.Scale(monolith, maxReplicas);
            monolith.LabelAsPart();
        });
    }

    // Of its namespace, that one Service and nothing more.
    private static void MayReadService(this KubernetesResource resource, ProjectResource target)
    {
        var account = new ServiceAccountV1 { Metadata = { Name = $"{resource.Name}-sa" } };
        var role = new Role { Metadata = { Name = $"{resource.Name}-role" } };
        role.Rules.Add(
            new() { ApiGroups = { "" }, Resources = { "services" }, ResourceNames = { $"{target.Name}-service" }, Verbs = { "get" } });
        var binding = new RoleBinding
        {
            Metadata = { Name = $"{resource.Name}-rolebinding" },
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = role.Kind!, Name = role.Metadata.Name },
            Subjects = { new() { Kind = account.Kind!, Name = account.Metadata.Name, Namespace = "{{ .Release.Namespace }}" } },
        };
        resource.Add(account, role, binding);
        resource.Pod().ServiceAccountName = account.Metadata.Name;
        resource.Pod().AutomountServiceAccountToken = true;
        resource.Container().Env.Add(
            new() { Name = "IrisServer__Namespace", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.namespace" } } });
    }
}
