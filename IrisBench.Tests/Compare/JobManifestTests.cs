using IrisBench.Experiments.Definition.Reading;
using k8s;
using k8s.Models;

namespace IrisBench.Tests.Compare;

/// <summary>deploy/compare: the comparison as a Job in the cluster.</summary>
public class JobManifestTests
{
    private static readonly IReadOnlyList<object> Objects =
        [.. Directory.EnumerateFiles(RepositoryRoot.File("deploy", "compare"), "*.yaml")
            .Where(file => Path.GetFileName(file) != "kustomization.yaml")
            .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true))];

    private static readonly string[] ByHand = ["fetch.yaml"];

    internal static V1PodSpec Pod => Objects.OfType<V1Job>().Single().Spec.Template.Spec;

    private static V1Container Container => Pod.Containers.Single();

    [Fact]
    public void Every_file_parses_strictly_into_a_type_of_Kubernetes_and_is_among_the_resources()
    {
        Assert.Equal(
            ["V1ConfigMap", "V1Job", "V1NetworkPolicy", "V1PersistentVolumeClaim", "V1Pod", "V1ServiceAccount"],
            Objects.Select(item => item.GetType().Name).Order());
        var kustomization = File.ReadAllText(RepositoryRoot.File("deploy", "compare", "kustomization.yaml"));
        Assert.All(
            Directory.EnumerateFiles(RepositoryRoot.File("deploy", "compare"), "*.yaml").Select(file => Path.GetFileName(file))
                .Except(["kustomization.yaml", .. ByHand]),
            file => Assert.Contains($"  - {file}\n", kustomization, StringComparison.Ordinal));
        Assert.All(ByHand, file => Assert.DoesNotContain(file, kustomization, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_measured_outlives_the_pod_and_can_be_fetched()
    {
        var claim = Objects.OfType<V1PersistentVolumeClaim>().Single();
        var fetch = Objects.OfType<V1Pod>().Single();

        Assert.Contains("--results=/results", Container.Args);
        Assert.All([Pod, fetch.Spec], pod =>
        {
            var volume = pod.Volumes.Single(volume => volume.PersistentVolumeClaim is not null);
            Assert.Equal(claim.Metadata.Name, volume.PersistentVolumeClaim.ClaimName);
            Assert.Equal("/results", pod.Containers.Single().VolumeMounts.Single(mount => mount.Name == volume.Name).MountPath);
            // Its files are its owner's alone.
            Assert.True(pod.SecurityContext is { RunAsUser: 1654, FsGroup: 1654 });
        });
        var security = fetch.Spec.Containers.Single().SecurityContext;
        Assert.True(security is { ReadOnlyRootFilesystem: true, AllowPrivilegeEscalation: false });
        Assert.True(fetch.Spec is { AutomountServiceAccountToken: false, SecurityContext.RunAsNonRoot: true });
    }

    [Fact]
    public void The_experiment_is_one_that_irisbench_runs()
    {
        var map = Objects.OfType<V1ConfigMap>().Single();
        var experiment = ExperimentFile.Parse(map.Data["experiment.yaml"], "experiment.yaml");

        Assert.Equal(map.Metadata.Name, Pod.Volumes.Single(volume => volume.Name == "experiment").ConfigMap.Name);
        Assert.True(experiment.Rounds >= 6 && experiment.NoiseFloor);
    }

    [Fact]
    public async Task The_arguments_are_understood()
    {
        // With one that does not exist, so that it stops after reading them.
        var args = Container.Args.Select(
            arg => arg.StartsWith("--experiment", StringComparison.Ordinal) ? "--experiment=/no/such/file.yaml" : arg);

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync([.. args]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("irisbench: /no/such/file.yaml cannot be read", error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_no_rights_no_root_and_writes_only_where_it_must()
    {
        Assert.Equal(Objects.OfType<V1ServiceAccount>().Single().Metadata.Name, Pod.ServiceAccountName);
        Assert.False(Pod.AutomountServiceAccountToken);
        Assert.True(Pod.SecurityContext.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", Pod.SecurityContext.SeccompProfile.Type);
        Assert.True(Container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(Container.SecurityContext.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], Container.SecurityContext.Capabilities.Drop);
        Assert.All(Container.VolumeMounts, mount => Assert.True(
            mount.ReadOnlyProperty == true || Pod.Volumes.Single(volume => volume.Name == mount.Name).ConfigMap is null));
    }

    [Fact]
    public void Passwords_come_from_secrets_only()
    {
        Assert.All(
            Container.Env.Where(variable => variable.Name.EndsWith("PASSWORD", StringComparison.Ordinal)),
            variable => Assert.NotNull(variable.ValueFrom.SecretKeyRef));
        Assert.DoesNotContain(Container.Args, arg => arg.Contains("password", StringComparison.OrdinalIgnoreCase));
    }
}
