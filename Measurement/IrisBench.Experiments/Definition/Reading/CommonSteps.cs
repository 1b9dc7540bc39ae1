namespace IrisBench.Experiments.Definition.Reading;

/// <summary>Gives each system that has no steps of its own those that stand once for all, so that the experiment then holds at each side
/// all that is needed to repeat it.</summary>
internal sealed class CommonSteps
{
    private const string Path = "common";

    private readonly string[] _places;

    public CommonSteps(Experiment experiment)
    {
        var takes = experiment.Sides.Select(side => side.System is { Steps.Count: 0 }).ToArray();
        _places = [.. takes.Index().Where(side => side.Item).Select(side => $"sides[{side.Index}].system")];
        Experiment = experiment.Common is not { } common
            ? experiment
            : experiment with
            {
                Common = null,
                Sides = [.. experiment.Sides.Zip(takes, (side, taking) =>
                    taking ? side with { System = With(common, side.System!) } : side)],
            };
        Problems = (experiment.Common, _places.Length) switch
        {
            (null, > 0) => [.. _places.Select(place => (place, "lacks 'steps', and there are none under 'common'"))],
            (not null, 0) => [(Path, "has steps that no side takes: a side takes them when its system has none of its own")],
            _ => [],
        };
    }

    /// <summary>The experiment without common steps.</summary>
    public Experiment Experiment { get; }

    public IReadOnlyList<(string Path, string Text)> Problems { get; }

    /// <summary>Where in the file that is written which the experiment has at a path.</summary>
    public string WrittenAt(string path) => _places.FirstOrDefault(place => path.StartsWith($"{place}.steps", StringComparison.Ordinal)
        || path.StartsWith($"{place}.start", StringComparison.Ordinal))
        is { } place && Problems.Count == 0 ? Path + path[place.Length..] : path;

    // One that has an address of its own is up already.
    private static SystemDefinition With(CommonDefinition common, SystemDefinition system) => system with
    {
        Steps = common.Steps,
        BaseUrl = system.BaseUrl ?? common.BaseUrl,
        Components = system.Components.Count > 0 ? system.Components : common.Components,
        Build = system.Build ?? (system.BaseUrl is null ? common.Build : null),
        Start = system.Start ?? (system.BaseUrl is null ? common.Start : null),
    };
}
