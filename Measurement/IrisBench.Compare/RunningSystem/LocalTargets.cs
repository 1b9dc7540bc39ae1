using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Where the AppHost's resources answer, as far as an experiment needs them.</summary>
internal static class LocalTargets
{
    /// <exception cref="CompareException">The system lacks one.</exception>
    public static RunTargets Of(SystemEndpoints endpoints, Experiment experiment, Uri? prometheus)
    {
        var packagings = experiment.Sides.Select(side => side.Packaging).ToHashSet();
        string[] watched =
        [
            ComponentNames.IrisServer,
            .. packagings.Contains(Packaging.Monolith) ? (string[])[ComponentNames.Monolith] : [],
            .. packagings.Contains(Packaging.Functions) ? (string[])[ComponentNames.Gateway] : [],
        ];
        return new RunTargets
        {
            Monolith = packagings.Contains(Packaging.Monolith) ? endpoints.Application(ComponentNames.Monolith) : null,
            Gateway = packagings.Contains(Packaging.Functions) ? endpoints.Application(ComponentNames.Gateway) : null,
            AppHost = endpoints.AppHost,
            Prometheus = prometheus,
            Metrics = watched.ToDictionary(component => component, endpoints.Metrics),
        };
    }
}
