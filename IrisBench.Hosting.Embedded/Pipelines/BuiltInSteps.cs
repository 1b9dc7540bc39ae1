using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;

namespace IrisBench.Hosting.Embedded;

// The steps that others hang theirs on. Most only mark a point in the order.
internal static class BuiltInSteps
{
    public static IEnumerable<PipelineStep> All() =>
    [
        Point(WellKnownPipelineSteps.BeforeStart),
        new PipelineStep
        {
            Name = WellKnownPipelineSteps.ValidateComputeEnvironments,
            Action = context => Task.Run(() => ValidateEnvironments(context.Model)),
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        },
        Point(WellKnownPipelineSteps.ProcessParameters, WellKnownPipelineSteps.BuildPrereq, WellKnownPipelineSteps.PublishPrereq, WellKnownPipelineSteps.DeployPrereq),
        Point(WellKnownPipelineSteps.BuildPrereq),
        Point(WellKnownPipelineSteps.Build),
        Point(WellKnownPipelineSteps.PublishPrereq),
        Point(WellKnownPipelineSteps.Publish),
        Point(WellKnownPipelineSteps.PushPrereq, WellKnownPipelineSteps.Push),
        Point(WellKnownPipelineSteps.Push),
        Point(WellKnownPipelineSteps.DeployPrereq),
        Point(WellKnownPipelineSteps.Deploy),
        new PipelineStep { Name = "publish-manifest", Action = ManifestStep.RunAsync },
    ];

    private static PipelineStep Point(string name, params string[] requiredBy) =>
        new() { Name = name, Action = _ => Task.CompletedTask, RequiredBySteps = [.. requiredBy] };

    private static void ValidateEnvironments(DistributedApplicationModel model)
    {
        var environments = model.Resources.OfType<IComputeEnvironmentResource>().ToArray();
        var unbound = model.Resources.OfType<IComputeResource>().Where(resource => resource.GetComputeEnvironment() is null).ToArray();
        if (environments.Length > 1 && unbound.Length > 0)
        {
            throw new InvalidOperationException(
                $"Compute resource(s) '{Names(unbound)}' are not assigned to a compute environment, but the model contains multiple compute environments ('{Names(environments)}'). "
                + "Specify which environment each resource should target by calling 'WithComputeEnvironment' on the resource builder.");
        }
    }

    private static string Names(IEnumerable<IResource> resources) => string.Join("', '", resources.Select(resource => resource.Name));
}
