using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Running;

/// <summary>Whether a run has every address and password that its sides need.</summary>
internal static class TargetCheck
{
    /// <summary>The processes that are watched, functions left out.</summary>
    public static IReadOnlyList<string> Processes(Experiment experiment) =>
    [
        .. Has(experiment, Packaging.Monolith) ? (string[])[ComponentNames.Monolith] : [],
        .. experiment.Sides.Any(side => side.Packaging is not null) ? (string[])[ComponentNames.IrisServer] : [],
        .. Has(experiment, Packaging.Functions) ? (string[])[ComponentNames.Gateway] : [],
    ];

    /// <summary>The functions that are watched.</summary>
    public static IReadOnlyList<string> Functions(Experiment experiment)
        => Has(experiment, Packaging.Functions) ? ComponentNames.Functions : [];

    /// <exception cref="ExperimentException">Something is missing.</exception>
    public static void EnsureComplete(RunRequest request)
    {
        var (experiment, targets) = (request.Experiment, request.Targets);
        if (Has(experiment, Packaging.Monolith) && targets.Monolith is null)
            throw new ExperimentException("The experiment has the monolith as a side; its address is missing.");
        if (Has(experiment, Packaging.Functions) && targets is { Gateway: null, Knative: null })
            throw new ExperimentException(
                "The experiment has functions as a side; the address of their gateway, or of Knative's, is missing.");
        if (experiment.Sides.Any(side => side.Packaging is not null) && request.Credentials is null)
            throw new ExperimentException("The experiment has the Iris pipeline as a side; who signs in is missing.");
        if (Has(experiment, Packaging.Functions) && targets.Knative is null && request.Credentials!.GatewayPassword is null)
            throw new ExperimentException("The functions are brought into their modes at the gateway; its password is missing.");

        if (targets.ControlGroups.Count > 0)
            EnsureGroups([.. Processes(experiment), .. Functions(experiment)], targets);
        else if (targets.Prometheus is null
            && Processes(experiment).FirstOrDefault(process => !targets.Metrics.ContainsKey(process)) is { } process)
            throw new ExperimentException($"Neither a Prometheus server nor the address of the metrics of {process} is given.");
    }

    private static void EnsureGroups(IReadOnlyList<string> components, RunTargets targets)
    {
        if (components.FirstOrDefault(component => !targets.ControlGroups.ContainsKey(component)) is { } without)
            throw new ExperimentException(
                $"The control group of {without} is not given; it is needed beside those of the other components.");
        if (targets.ControlGroups.Keys.FirstOrDefault(component => !components.Contains(component)) is { } other)
            throw new ExperimentException($"A control group of {other} is given; the experiment has {string.Join(", ", components)}.");
    }

    private static bool Has(Experiment experiment, Packaging packaging) => experiment.Sides.Any(side => side.Packaging == packaging);
}
