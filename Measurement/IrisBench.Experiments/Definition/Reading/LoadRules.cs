using IrisBench.Experiments.Load;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>What must hold between the values of a load.</summary>
internal static class LoadRules
{
    private const int MaximumArrivals = 1_000_000;
    private const double MaximumSeconds = 86_400;

    public static IEnumerable<string> Broken(LoadDefinition load) => load switch
    {
        { Kind: not LoadKind.Stages, Stages: not null } => ["load.stages needs load.kind stages"],
        { Kind: not LoadKind.Trace, File: not null } => ["load.file needs load.kind trace"],
        { Kind: LoadKind.Stages, Stages: null } => ["load.kind stages needs load.stages, as "
            + "[{ ratePerSecond: 2, seconds: 30 }, { rampTo: 20, seconds: 5 }]"],
        { Kind: LoadKind.Trace } when string.IsNullOrWhiteSpace(load.File) => ["load.kind trace needs load.file, the trace"],
        { Kind: LoadKind.Open } => OfArrivals(load, FormattableString.Invariant($"{load.RatePerSecond}/s for {load.DurationSeconds} s")),
        { Kind: LoadKind.Stages, Stages: { } stages } => OfStages(load, stages),
        _ => [],
    };

    /// <summary>The trace's place made whole: in a file it is from the file's folder on.</summary>
    public static Experiment InFolder(Experiment experiment, string folder) => experiment.Load.File is { } file
        ? experiment with { Load = experiment.Load with { File = Path.GetFullPath(file, folder) } }
        : experiment;

    /// <summary>Told when the file is read, not when its systems have been published and started.</summary>
    public static IEnumerable<(string Path, string Text)> Missing(Experiment experiment)
        => experiment.Load is { Kind: LoadKind.Trace, File: { Length: > 0 } file } && !File.Exists(file)
            ? [("load.file", Directory.Exists(file)
                ? $"{Excerpt.Of(file)} is a folder; name the file in it"
                : $"{Excerpt.Of(file)} is not there; it is named from the folder of the experiment's file on")]
            : [];

    private static IEnumerable<string> OfStages(LoadDefinition load, IReadOnlyList<StageDefinition> stages)
    {
        foreach (var (index, stage) in stages.Index())
        {
            if ((stage.RatePerSecond is null) == (stage.RampTo is null))
                yield return $"load.stages[{index}] must have one of ratePerSecond and rampTo";
        }

        if (stages.Sum(stage => stage.Seconds) is > MaximumSeconds and var seconds)
            yield return FormattableString.Invariant($"load.stages take {seconds} s together; {MaximumSeconds} are the most");
        foreach (var problem in OfArrivals(load, "its stages"))
            yield return problem;
    }

    private static IEnumerable<string> OfArrivals(LoadDefinition load, string what)
        => RateCurve.Of(load).Arrivals is (< 1 or > MaximumArrivals) and var arrivals
            ? [FormattableString.Invariant($"load: {what} are {arrivals:0.#} arrivals; there must be 1 to {MaximumArrivals}")]
            : [];
}
