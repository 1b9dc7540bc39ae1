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
        // A system of your own may ask for any of its addresses.
        var all = experiment.Sides.Any(side => side.System is not null);
        bool Has(Packaging packaging) => all || experiment.Sides.Any(side => side.Packaging == packaging);
        string[] watched =
        [
            ComponentNames.IrisServer,
            .. Has(Packaging.Monolith) ? (string[])[ComponentNames.Monolith] : [],
            .. Has(Packaging.Functions) ? (string[])[ComponentNames.Gateway] : [],
        ];
        return new RunTargets
        {
            Monolith = Has(Packaging.Monolith) ? endpoints.Application(ComponentNames.Monolith) : null,
            Gateway = Has(Packaging.Functions) ? endpoints.Application(ComponentNames.Gateway) : null,
            AppHost = endpoints.AppHost,
            Prometheus = prometheus,
            Metrics = watched.ToDictionary(component => component, endpoints.Metrics),
        };
    }
}
