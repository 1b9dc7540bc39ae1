using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using IrisBench.AppHost.Publishing.Kubernetes.Pods;

namespace IrisBench.AppHost.Publishing.Kubernetes.Access;

internal static class ServiceLookupExtensions
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    /// <summary>Has the published project read iris-server's Service through the Kubernetes API.</summary>
    public static IResourceBuilder<ProjectResource> WithServiceLookup(this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> irisServer)
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
        role.Rules.Add(new() { ApiGroups = { "" }, Resources = { "services" }, ResourceNames = { $"{target.Name}-service" }, Verbs = { "get" } });
        var binding = new RoleBinding
        {
            Metadata = { Name = $"{resource.Name}-rolebinding" },
            RoleRef = new() { ApiGroup = RbacGroup, Kind = role.Kind!, Name = role.Metadata.Name },
            Subjects = { new() { Kind = account.Kind!, Name = account.Metadata.Name, Namespace = "{{ .Release.Namespace }}" } },
        };
        resource.AdditionalResources.AddRange([account, role, binding]);

        var pod = resource.Pod();
        pod.ServiceAccountName = account.Metadata.Name;
        pod.AutomountServiceAccountToken = true;
        resource.Container().Env.Add(new() { Name = "IrisServer__Namespace", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.namespace" } } });
        return resource;
    }
}
