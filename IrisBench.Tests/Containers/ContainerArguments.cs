using System.Globalization;
using IrisBench.Tests.Publishing.Kubernetes;
using k8s.Models;

namespace IrisBench.Tests.Containers;

/// <summary>What a pod's manifest says of its one container, as arguments of <c>docker run</c>.</summary>
internal static class ContainerArguments
{
    /// <param name="pod">The pod.</param>
    /// <param name="folders">Folders of this machine, by the name of the volume that they stand for.</param>
    /// <param name="variables">Environment variables in place of the manifest's, where the cluster is what they are about.</param>
    public static IEnumerable<string> Of(
        V1PodSpec pod, IReadOnlyDictionary<string, string> folders, IReadOnlyDictionary<string, string> variables)
    {
        var container = pod.Containers.Single();
        var security = container.SecurityContext;
        Assert.True(security is { ReadOnlyRootFilesystem: true, AllowPrivilegeEscalation: false });
        yield return "--read-only";
        yield return "--security-opt=no-new-privileges";
        var (user, group) = (security.RunAsUser ?? pod.SecurityContext.RunAsUser, security.RunAsGroup ?? pod.SecurityContext.RunAsGroup);
        yield return $"--user={user}:{group}";
        foreach (var capability in security.Capabilities.Drop)
            yield return $"--cap-drop={capability}";
        yield return $"--cpus={container.Resources.Limits["cpu"].ToDecimal().ToString(CultureInfo.InvariantCulture)}";
        yield return $"--memory={container.Resources.Limits["memory"].ToInt64()}";
        foreach (var mount in container.VolumeMounts)
        {
            yield return pod.Volumes.Single(volume => volume.Name == mount.Name).EmptyDir is { } empty
                ? $"--tmpfs={mount.MountPath}:mode=1777,size={empty.SizeLimit.ToInt64()}"
                : $"--volume={folders[mount.Name]}:{mount.MountPath}";
        }

        foreach (var (name, value) in Variables(container))
            yield return $"--env={name}={variables.GetValueOrDefault(name, value)}";
    }

    private static IEnumerable<KeyValuePair<string, string>> Variables(V1Container container) =>
    [
        .. (container.EnvFrom ?? []).SelectMany(source => source.ConfigMapRef is { } map
            ? Chart.Committed.Find<V1ConfigMap>(map.Name).Data
            : Chart.Committed.Find<V1Secret>(source.SecretRef.Name).StringData),
        .. (container.Env ?? [])
        .Where(variable => variable.Value is not null).Select(variable => KeyValuePair.Create(variable.Name, variable.Value)),
    ];
}
