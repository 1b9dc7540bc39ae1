using System.Globalization;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>What must hold between the values of an experiment, beyond what each may be.</summary>
internal static class ExperimentRules
{
    private const int Features = 4;
    private const int MaximumArrivals = 1_000_000;

    public static IEnumerable<string> Broken(Experiment experiment)
        => [.. Sides(experiment.Sides), .. Flowers(experiment.Pipeline), .. Load(experiment.Load), .. Rest(experiment.Rest), .. SweepRules.Broken(experiment)];

    private static IEnumerable<string> Sides(IReadOnlyList<SideDefinition> sides)
    {
        foreach (var name in sides.GroupBy(side => side.Name).Where(same => same.Count() > 1).Select(same => same.Key))
            yield return $"the side '{name}' is there twice; names must differ";
        foreach (var side in sides.Where(side => side.Replicas > 1 && (side.Packaging != Packaging.Functions || side.Mode != FunctionMode.Warm)))
            yield return $"the side '{side.Name}' cannot have {side.Replicas} replicas: only functions in mode warm can";
    }

    private static IEnumerable<string> Flowers(PipelineDefinition pipeline)
        => pipeline.Flowers.Index()
            .Where(flower => flower.Item.Count != Features || flower.Item.Any(value => !double.IsFinite(value)))
            .Select(flower => $"pipeline.flowers[{flower.Index}] must be {Features} numbers");

    private static IEnumerable<string> Load(LoadDefinition load)
    {
        var arrivals = load.RatePerSecond * load.DurationSeconds;
        if (load.Kind == LoadKind.Open && arrivals is < 1 or > MaximumArrivals)
            yield return string.Create(CultureInfo.InvariantCulture, $"load: {load.RatePerSecond}/s for {load.DurationSeconds} s are {arrivals:0.#} arrivals; there must be 1 to {MaximumArrivals}");
    }

    private static IEnumerable<string> Rest(RestDefinition rest)
    {
        if (rest.MinimumSeconds > rest.MaximumSeconds)
            yield return "rest.minimumSeconds must not be more than rest.maximumSeconds";
    }
}
