using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IrisBench.Hosting.OpenFaaS.Deploying;

/// <summary>What <c>deploy</c> and <c>destroy</c> do around the steps of Aspire's Kubernetes environment and those of the functions, and in
/// which order all is done: one thing after the other, so that a failure is one, and what would come after it is left alone.</summary>
internal sealed class ReleaseSteps(DeployedRelease release, IConfiguration configuration)
{
    private const string CheckCluster = "check-cluster";

    private readonly string _environment = release.Environment;

    public void AddTo(IDistributedApplicationPipeline pipeline)
    {
        pipeline.AddStep(CheckCluster, CheckAsync);
        pipeline.AddStep($"check-release-{_environment}", CheckReleaseAsync);
        pipeline.AddStep($"namespace-{_environment}", PrepareAsync);
        pipeline.AddStep($"released-{_environment}", context => Note(context, $"the Helm release {release.Name} is installed"));
        pipeline.AddStep("tell-deployed", context => Tell(context, release.Deployed), requiredBy: WellKnownPipelineSteps.Deploy);
        pipeline.AddStep($"find-{_environment}", FindAsync);
        pipeline.AddStep("tell-destroyed", context => Tell(context, release.Destroyed), requiredBy: WellKnownPipelineSteps.Destroy);
        pipeline.AddPipelineConfiguration(context =>
        {
            Order(context);
            return Task.CompletedTask;
        });
    }

    private void Order(PipelineConfigurationContext context)
    {
        var functions = context.Model.Resources.OfType<FunctionPlatformResource>().Select(environment => environment.Name).ToArray();
        InOrder(
        [
            $"check-helm-prereqs-{_environment}", CheckCluster, $"check-release-{_environment}",
            .. functions.Select(name => $"check-{name}"),
            .. Tagged(WellKnownPipelineTags.BuildCompute), .. Tagged(WellKnownPipelineTags.PushContainerImage),
            $"namespace-{_environment}", $"prepare-{_environment}", $"helm-deploy-{_environment}", $"released-{_environment}",
            .. functions.Select(name => $"deploy-{name}"), "tell-deployed",
        ]);
        InOrder(
        [
            CheckCluster, $"find-{_environment}", .. functions.Select(name => $"destroy-{name}"), $"destroy-helm-{_environment}",
            "tell-destroyed",
        ]);
        // What a release has already is read before it would be made anew.
        if (context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.Step == WellKnownPipelineSteps.Deploy)
            InOrder([CheckCluster, WellKnownPipelineSteps.ProcessParameters]);

        IEnumerable<string> Tagged(string tag) => context.GetSteps(tag).Select(step => step.Name);

        void InOrder(IEnumerable<string> names)
        {
            var steps = names.Select(name => context.Steps.FirstOrDefault(step => step.Name == name)).OfType<PipelineStep>().ToArray();
            foreach (var (before, after) in steps.Zip(steps.Skip(1)))
                after.DependsOn(before);
        }
    }

    private async Task CheckAsync(PipelineStepContext context)
    {
        var description = await release.Cluster.DescribeAsync(release.Namespace, cancellationToken: context.CancellationToken);
        // Aspire's step tells Helm the file only.
        Environment.SetEnvironmentVariable("HELM_KUBECONTEXT", release.Cluster.Context);
        DeploymentRecord.Of(context.Services).Tell($"The cluster is the {description}, the namespace {release.Namespace}.");
        foreach (var secrets in release.Secrets.GroupBy(secret => secret.Value.Secret))
        {
            var values = await release.Cluster.ReadSecretAsync(release.Namespace, secrets.Key, context.CancellationToken);
            foreach (var (parameter, (_, key)) in secrets)
                configuration[$"Parameters:{parameter}"] ??= values.GetValueOrDefault(key);
        }
    }

    // Helm marks a release while it works on it. Where it was ended by force the mark stays, and Helm refuses whatever comes next.
    private async Task CheckReleaseAsync(PipelineStepContext context)
    {
        var status = await release.Cluster.ReleaseStatusAsync(release.Namespace, release.Name, context.CancellationToken);
        if (!status.StartsWith("pending", StringComparison.Ordinal))
            return;
        var name = $"{release.Name} --namespace {release.Namespace}";
        throw new DistributedApplicationException(
            $"The Helm release '{release.Name}' is {status}. Unless somebody else deploys it right now, an earlier deployment was ended in "
            + $"the middle: say 'helm rollback {name}', or 'helm uninstall {name}' where it was the first one, and type the same command "
            + "again.");
    }

    private async Task PrepareAsync(PipelineStepContext context)
    {
        await release.Cluster.ApplyAsync($"The namespace '{release.Namespace}'", release.NamespaceManifest, context.CancellationToken);
        await Note(context, $"the namespace {release.Namespace} is there");
        await GuardValuesAsync(context);
    }

    /// <summary>Aspire writes the secrets of a release to this file, and leaves it there. Whoever makes a file says who may read it.
    /// </summary>
    internal async Task GuardValuesAsync(PipelineStepContext context)
    {
        var file = Path.Combine(PublishSteps.DirectoryOf(_environment, context), $"values.{_environment}.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        context.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => File.Delete(file));
        var mine = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mine.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var made = new FileStream(file, mine);
    }

    private async Task FindAsync(PipelineStepContext context)
    {
        if (await release.Cluster.ReleaseStatusAsync(release.Namespace, release.Name, context.CancellationToken) == "")
            return;
        // Where Aspire's step looks for it, which knows of a release only what an earlier run on this machine has kept.
        var states = context.Services.GetRequiredService<IDeploymentStateManager>();
        var state = await states.AcquireSectionAsync($"Helm:{_environment}", context.CancellationToken);
        (state.Data["ReleaseName"], state.Data["Namespace"]) = (release.Name, release.Namespace);
        await states.SaveSectionAsync(state, context.CancellationToken);
    }

    private static Task Note(PipelineStepContext context, string done)
    {
        DeploymentRecord.Of(context.Services).Add(done);
        return Task.CompletedTask;
    }

    // The command line of Aspire shows the summary; whoever started the AppHost without it reads the log.
    private static Task Tell(PipelineStepContext context, IReadOnlyDictionary<string, string> items)
    {
        foreach (var (key, value) in items)
            context.Summary.Add(key, value);
        foreach (var item in context.Summary.Items)
            DeploymentRecord.Of(context.Services).Tell($"{item.Key}: {item.Value}");
        return Task.CompletedTask;
    }
}
