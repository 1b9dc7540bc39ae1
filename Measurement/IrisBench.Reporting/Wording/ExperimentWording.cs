using System.Globalization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Reporting.Wording;

/// <summary>An experiment in a sentence.</summary>
internal static class ExperimentWording
{
    public static string Of(Experiment experiment)
    {
        var order = experiment.Order.Randomised ? string.Create(CultureInfo.InvariantCulture, $"in random order (seed {experiment.Order.Seed})") : "in turns";
        return $"{experiment.Rounds} rounds of each side {order}, {Load(experiment.Load)}{Work(experiment)}.";
    }

    private static string Work(Experiment experiment) => SystemTexts.NeedIris(experiment)
        ? string.Create(CultureInfo.InvariantCulture, $"; load step of {experiment.Pipeline.Iterations} iterations, size {experiment.Pipeline.Size}")
        : "";

    private static string Load(LoadDefinition load) => load.Kind switch
    {
        LoadKind.Sequential => $"{Runs(load.Runs)} one after the other in each",
        LoadKind.Closed => $"{Runs(load.Runs)} by {load.Concurrency} callers in each",
        _ => $"arrivals of {Quantity.PerSecond(load.RatePerSecond)} for {Quantity.Seconds(load.DurationSeconds)} in each",
    };

    private static string Runs(int runs) => runs == 1 ? "one pipeline run" : $"{runs} pipeline runs";
}
