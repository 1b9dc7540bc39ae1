using IrisBench.Experiments.Sides.Started;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>What must hold of systems that irisbench starts.</summary>
internal static class StartRules
{
    public static IEnumerable<(string Path, string Problem)> Broken(SystemDefinition system)
    {
        if (system.Components.Count == 0 && system.Start is null)
            yield return ("components", "must have at least 1: what is watched of the system");
        if (system.Start is not { } start)
        {
            if (system.Build is not null)
                yield return ("build", "is given, but nothing that is started: add 'start'");
            yield break;
        }

        if (start.Ready is null && system.BaseUrl is null)
            yield return ("start", "has neither 'ready' nor the system a 'baseUrl': nothing tells when it is up");
        foreach (var name in start.Environment.Keys.Where(name => name.Length == 0 || name.Contains('=')))
            yield return ("start.environment", $"has '{Excerpt.Of(name)}', which is no variable's name");
        if ((start.Exclusive || start.Restart == RestartRule.Round)
            && system.Components.FirstOrDefault(component => component.Metrics is not null) is { } scraped)
            yield return ("start", $"ends what {scraped.Name} tells metrics of, whose counters then begin anew: measure it as a process, "
                + "'process: \"{{pid}}\"', or leave its components out");
    }

    /// <summary>The folders of the sides made whole: a side without one has that of the file.</summary>
    public static Experiment InFolder(Experiment experiment, string folder) => experiment with
    {
        Sides = [.. experiment.Sides.Select(side => side.System is { Start: not null } or { Build: not null }
            || (side.System is not null && experiment.Faults.Any(fault => fault.Command is not null && fault.IsOf(side)))
            ? side with { Folder = Path.GetFullPath(side.Folder ?? ".", folder) }
            : side)],
    };

    /// <summary>Names that texts of such a system may use, beside those of all.</summary>
    public static bool IsKnown(SystemDefinition system, string name)
        => system.Start is not null && name is StartValues.Port or StartValues.ProcessId or StartValues.Name;
}
