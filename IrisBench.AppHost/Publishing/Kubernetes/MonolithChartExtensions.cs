using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class MonolithChartExtensions
{
    /// <summary>Publishes the monolith, which finds iris-server through the Kubernetes API as the original did.</summary>
    public static IResourceBuilder<ProjectResource> PublishMonolith(
        this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<KubernetesEnvironmentResource> kubernetes,
        IResourceBuilder<ProjectResource> irisServer) => builder
        .WithComputeEnvironment(kubernetes)
        .WithServiceLookup(irisServer)
        .PublishAsKubernetesService(monolith => monolith
            .Configure()
            .Scrape()
            .Probe()
            // As much as a function that computes may have, or the comparison would measure the limits.
            .Size("500m", "192Mi", "2", "512Mi")
            // A run may take 300 s, as a function's call.
            .ReplaceWithoutGap(finishSeconds: 330)
            .Harden()
            .MayReadService(irisServer.Resource)
            .Admit(monolith.MonolithPolicy(irisServer.Resource))
            .LabelAsPart());

    /// <summary>Has the published project read iris-server's Service through the Kubernetes API.</summary>
    public static IResourceBuilder<ProjectResource> WithServiceLookup(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> irisServer)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode)
            return builder;

        var http = irisServer.GetEndpoint("http");
        return builder
            .WithEnvironment("IrisServer__Discovery", "Kubernetes")
            .WithEnvironment("IrisServer__ServiceName", ReferenceExpression.Create($"{http.Property(EndpointProperty.Host)}"))
            .WithEnvironment("IrisServer__Port", ReferenceExpression.Create($"{http.Property(EndpointProperty.Port)}"));
    }

    /// <summary>Allows the pod to get that one Service of its namespace, and nothing more.</summary>
    public static KubernetesResource MayReadService(this KubernetesResource resource, ProjectResource target)
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
        resource.AdditionalResources.AddRange([account, role, binding]);

        var pod = resource.Pod();
        pod.ServiceAccountName = account.Metadata.Name;
        pod.AutomountServiceAccountToken = true;
        resource.Container().Env.Add(
            new() { Name = "IrisServer__Namespace", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.namespace" } } });
        return resource;
    }
}
