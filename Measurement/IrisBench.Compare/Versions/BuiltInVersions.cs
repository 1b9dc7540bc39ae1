using IrisBench.Compare.RunningSystem;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides;

namespace IrisBench.Compare.Versions;

/// <summary>Two versions of IrisBench itself, each built in its checkout and started beside the other. Disposing it stops them.</summary>
internal sealed class BuiltInVersions : IAsyncDisposable
{
    private readonly List<ComparedSystem> _started = [];

    private BuiltInVersions()
    {
    }

    /// <summary>The sides, with the addresses that the systems have now.</summary>
    public required IReadOnlyList<SideDefinition> Sides { get; init; }

    /// <summary>Builds both, and only then starts both.</summary>
    /// <param name="side">The monolith, or functions that are kept warm.</param>
    /// <param name="versions">By the names that the sides get.</param>
    /// <param name="tell">Told what is done, a line each.</param>
    /// <param name="cancellationToken">Stops it, and what was started.</param>
    /// <exception cref="CompareException">One cannot be built or does not start.</exception>
    public static async Task<BuiltInVersions> StartAsync(
        SideDefinition side, IReadOnlyList<(string Name, SystemVersion Version)> versions, Action<string> tell,
        CancellationToken cancellationToken)
    {
        var published = new Dictionary<string, string>();
        foreach (var (name, version) in versions)
        {
            var location = AppHostLocation.At(version.Folder);
            if (!Directory.Exists(location.Directory))
                throw new CompareException($"{version.Text} is no checkout of IrisBench, and no --experiment describes another system.");
            tell($"Building {name}, {version.Text}.");
            await SystemPublishing.BuildAppHostAsync(location, tell, cancellationToken);
            published[name] = await SystemPublishing.PublishAsync(location, [], tell, cancellationToken);
        }

        var (started, sides) = (new List<ComparedSystem>(), new List<SideDefinition>());
        try
        {
            foreach (var (name, version) in versions)
            {
                tell($"Starting {name}, {version.Text}.");
                var system = await ComparedSystem.StartAsync(
                    AppHostLocation.At(version.Folder), published[name], tell, cancellationToken);
                started.Add(system);
                var targets = LocalTargets.Of(system.Endpoints, side.Packaging!.Value);
                sides.Add(new SideDefinition { Name = name, Version = version.Text, System = IrisVersion.Of(side, name, targets) });
            }

            var versionsUp = new BuiltInVersions { Sides = sides };
            versionsUp._started.AddRange(started);
            return versionsUp;
        }
        catch
        {
            foreach (var system in started)
                await system.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var system in _started)
            await system.DisposeAsync();
    }
}
