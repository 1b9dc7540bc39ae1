using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Warnings;

/// <summary>About figures that are not of what would ship.</summary>
internal static class BuildWarnings
{
    public static IEnumerable<string> Of(RunHeader header)
    {
        string[] debug = [.. header.Components.Where(component => component.Build is { IsDebug: true }).Select(component => component.Name)];
        if (debug.Length > 0)
            yield return $"The figures are of a Debug build ({string.Join(", ", debug)}); what ships is compiled ahead, starts sooner and takes less.";
        string[] builds = [.. header.Components.Select(component => component.Build?.Configuration).OfType<string>().Where(build => build.Length > 0).Distinct()];
        if (builds.Length > 1)
            yield return "The sides were not built alike: some of them Debug, some Release.";
    }
}
