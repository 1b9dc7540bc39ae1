using IrisBench.Hosting.OpenFaaS.Functions;
using IrisBench.Hosting.OpenFaaS.Publishing;
using IrisBench.Hosting.OpenFaaS.Stack;
using k8s.Models;

namespace IrisBench.Hosting.Knative.Publishing;

/// <summary>
/// The container of a function, by the "restricted" Pod Security Standard. Knative takes security settings of containers only, and one
/// port. Parameters are written with their defaults: nothing substitutes them, kustomize sets images.
/// </summary>
internal static class FunctionContainer
{
    // `app` of the .NET images.
    private const long User = 1654;

    public static V1Container Of(string name, BuiltFunction function) => new()
    {
        // cAdvisor's series are known by it; Knative's own name for it is the same in every pod.
        Name = name,
        Image = EnvSubst.WithDefaults(function.Image),
        Env = [.. function.Variables.Plain.Select(variable => new V1EnvVar { Name = variable.Key, Value = EnvSubst.WithDefaults(variable.Value) })],
        Ports = [new() { ContainerPort = KnativeEnvironmentResource.Port }],
        ReadinessProbe = Probe("/_/ready"),
        LivenessProbe = Probe("/_/health"),
        Resources = new() { Requests = Quantities(function.Options.Requests), Limits = Quantities(function.Options.Limits) },
        SecurityContext = new()
        {
            AllowPrivilegeEscalation = false,
            Capabilities = new() { Drop = ["ALL"] },
            ReadOnlyRootFilesystem = function.Options.ReadOnlyRootFilesystem,
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            SeccompProfile = new() { Type = "RuntimeDefault" },
        },
        VolumeMounts = ServiceBuilder.Mounts(function.Secrets),
    };

    // Where OpenFaaS asks too; on the port of the work, the only one that Knative has.
    private static V1Probe Probe(string path) => new() { HttpGet = new() { Path = path, Port = 0 }, TimeoutSeconds = 5 };

    private static Dictionary<string, ResourceQuantity>? Quantities(FunctionResources resources)
    {
        (string Name, string? Quantity)[] quantities = [("cpu", resources.Cpu), ("memory", resources.Memory)];
        return quantities.Where(quantity => quantity.Quantity is not null).ToDictionary(quantity => quantity.Name, quantity => new ResourceQuantity(quantity.Quantity)) is { Count: > 0 } set
            ? set
            : null;
    }
}
