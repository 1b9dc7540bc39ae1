using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Pipelines;

namespace IrisBench.Hosting.Kubernetes;

// Says of every resource of the environment what it becomes.
internal static class DeploymentTargets
{
    public static async Task PrepareAsync(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        if (environment.DashboardEnabled)
            throw new DistributedApplicationException(
                $"IrisBench.Hosting.Kubernetes cannot publish Aspire's dashboard: call WithDashboard(false) on '{environment.Name}'.");

        var endpoints = new EndpointMap(environment);
        var translation = new ValueTranslation(environment, endpoints);
        foreach (var target in context.Model.GetComputeResources())
        {
            if ((target.GetComputeEnvironment() ?? environment) != environment)
                continue;
            var resource = new KubernetesResource(target.Name, target, environment);
            await Variables.AddAsync(resource, translation, context.ExecutionContext, context.CancellationToken);
            var arguments = await Variables.ArgumentsAsync(target, translation, context.ExecutionContext, context.CancellationToken);
            ObjectComposition.Compose(resource, endpoints.Of(target), arguments);
            target.Annotations.Add(new DeploymentTargetAnnotation(resource) { ComputeEnvironment = environment });
        }
    }
}

// The objects that a resource becomes before anybody changes them.
internal static class ObjectComposition
{
    public static void Compose(KubernetesResource resource, IReadOnlyList<EndpointMapping> endpoints, IReadOnlyList<string> arguments)
    {
        foreach (var port in endpoints.Select(endpoint => endpoint.TargetPort).Where(port => port.Expression is not null))
            resource.Values[ChartValues.ParametersSection][port.ValuesKey!] = port;

        resource.Workload = Deployment(resource, Container(resource, endpoints, arguments));
        resource.ConfigMap = ConfigMap(resource);
        resource.Secret = Secret(resource);
        resource.Service = Service(resource, endpoints);
    }

    private static Deployment Deployment(KubernetesResource resource, ContainerV1 container)
    {
        var deployment = new Deployment
        {
            Metadata = Metadata(resource, HelmName.OfDeployment),
            Spec =
            {
                Selector = new(resource.Labels),
                Replicas = resource.TargetResource.GetReplicaCount(),
                Strategy = new() { RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 1 } },
            },
        };
        deployment.PodTemplate.Metadata.Labels = resource.Labels;
        deployment.PodTemplate.Spec.Containers.Add(container);
        return deployment;
    }

    private static ContainerV1 Container(
        KubernetesResource resource, IReadOnlyList<EndpointMapping> endpoints, IReadOnlyList<string> arguments)
    {
        var name = resource.TargetResource.Name;
        var key = HelmName.OfValue($"{name}_image");
        var image = new HelmValue(HelmName.Expression(ChartValues.ParametersSection, name, key), $"{name}:latest");
        resource.Values[ChartValues.ParametersSection][key] = image;
        var container = new ContainerV1 { Image = image.Scalar, Name = name, ImagePullPolicy = resource.Parent.DefaultImagePullPolicy };
        if (resource.Values[ChartValues.ConfigSection].Count > 0)
            container.EnvFrom.Add(new() { ConfigMapRef = new() { Name = HelmName.OfConfigMap(name) } });
        if (resource.Values[ChartValues.SecretsSection].Count > 0)
            container.EnvFrom.Add(new() { SecretRef = new() { Name = HelmName.OfSecret(name) } });
        container.Args.AddRange(arguments);
        container.Ports.AddRange(endpoints.Select(endpoint => new ContainerPortV1
        {
            Name = endpoint.Name,
            Protocol = endpoint.Protocol,
            ContainerPort = endpoint.TargetPort.Scalar,
        }));
        return container;
    }

    private static ConfigMap? ConfigMap(KubernetesResource resource)
    {
        var map = new ConfigMap { Metadata = Metadata(resource, HelmName.OfConfigMap) };
        foreach (var (name, value) in resource.Values[ChartValues.ConfigSection])
            map.Data[name] = value.InTemplate;
        return map.Data.Count > 0 ? map : null;
    }

    private static Secret? Secret(KubernetesResource resource)
    {
        var secret = new Secret { Metadata = Metadata(resource, HelmName.OfSecret) };
        foreach (var (name, value) in resource.Values[ChartValues.SecretsSection])
            secret.StringData[name] = value.InTemplate;
        return secret.StringData.Count > 0 ? secret : null;
    }

    private static Service? Service(KubernetesResource resource, IReadOnlyList<EndpointMapping> endpoints)
    {
        if (endpoints.Count == 0)
            return null;
        var service = new Service { Metadata = Metadata(resource, HelmName.OfService) };
        service.Spec.Selector = resource.Labels;
        service.Spec.Ports.AddRange(endpoints.Select(endpoint => new ServicePortV1
        {
            Name = endpoint.Name,
            Protocol = endpoint.Protocol,
            Port = new(endpoint.ServicePort.Scalar),
            TargetPort = new(endpoint.TargetPort.Scalar),
        }));
        return service;
    }

    private static ObjectMetaV1 Metadata(KubernetesResource resource, Func<string, string> name) =>
        new() { Name = name(resource.TargetResource.Name), Labels = resource.Labels };
}
