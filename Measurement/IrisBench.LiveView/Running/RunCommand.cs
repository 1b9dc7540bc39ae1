using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Profiles;

namespace IrisBench.LiveView.Running;

/// <summary>The command line that would have done the same.</summary>
internal static class RunCommand
{
    /// <summary>Its text; an experiment that is no profile is in the <c>run.json</c> of its run.</summary>
    public static string Of(Experiment experiment)
        => ExperimentProfiles.All.Contains(experiment) ? $"irisbench compare --profile {experiment.Name}" : $"irisbench compare --experiment {experiment.Name}.yaml";
}
