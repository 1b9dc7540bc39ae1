using Aspire.Hosting.Kubernetes;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static class HardeningExtensions
{
    // `app` of the .NET images.
    private const long User = 1654;

    /// <summary>Takes what the "restricted" Pod Security Standard takes, and the root file system; <c>/tmp</c> stays writable.</summary>
    public static KubernetesResource Harden(this KubernetesResource resource)
    {
        var pod = resource.Pod();
        pod.EnableServiceLinks = false;
        pod.SecurityContext = new()
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            FsGroup = User,
            FsGroupChangePolicy = "OnRootMismatch",
            SeccompProfile = new() { Type = "RuntimeDefault" },
        };
        pod.Volumes.Add(new() { Name = "tmp", EmptyDir = new() { SizeLimit = "64Mi" } });

        var container = resource.Container();
        container.SecurityContext = new()
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new() { Drop = { "ALL" } },
        };
        container.VolumeMounts.Add(new() { Name = "tmp", MountPath = "/tmp" });
        return resource;
    }

    /// <summary>Gives the pod no token of the Kubernetes API.</summary>
    public static KubernetesResource HideFromApi(this KubernetesResource resource)
    {
        resource.Pod().AutomountServiceAccountToken = false;
        return resource;
    }
}
