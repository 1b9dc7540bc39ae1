using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation;

/// <summary>Why two runs may differ in more than what is asked for.</summary>
internal static class Comparability
{
    // More differences than this are another experiment, and nobody reads them.
    private const int MostSettings = 12;

    // Names and numbers of rounds change nothing of what one round measures; what varies is no run's; of a trace it matters what it is, not
    // where it lies.
    private static readonly string[] OfNoConsequence =
        ["schema", "name", "description", "rounds", "sides", "vary", "sweep", "toleratedFailures", "sameWithin", "stopWhenKnown",
            "order.seed", "load.file"];

    public static IEnumerable<string> Doubts(RunSummary before, RunSummary after)
    {
        var (old, young) = (before.Run, after.Run);
        if (old.Machine with { LoadAverage = null, Commit = null } != (young.Machine with { LoadAverage = null, Commit = null }))
            yield return $"The machines differ: {Describe(old.Machine)} before, {Describe(young.Machine)} after.";
        if (old.ToolVersion != young.ToolVersion)
            yield return $"irisbench differs: version {old.ToolVersion} before, {young.ToolVersion} after.";
        foreach (var difference in Settings(old, young))
            yield return difference;
        if (old.Source != young.Source)
            yield return $"The figures come from different sources: {old.Source} before, {young.Source} after.";
        foreach (var run in new[] { old, young }.Where(run => run.Status != RunStatus.Complete))
            yield return $"{run.Id} is not complete.";
        foreach (var side in before.Sides.Select(side => side.Side).Except(after.Sides.Select(side => side.Side)))
            yield return $"{old.Id} has a side {side} that {young.Id} has not.";
        foreach (var side in after.Sides.Select(side => side.Side).Except(before.Sides.Select(side => side.Side)))
            yield return $"{young.Id} has a side {side} that {old.Id} has not.";
    }

    private static IEnumerable<string> Settings(RunHeader before, RunHeader after)
    {
        var (old, young) = (SettingsOf(before, after), SettingsOf(after, before));
        var differing = old.Keys.Union(young.Keys).Where(path => old.GetValueOrDefault(path) != young.GetValueOrDefault(path)).ToArray();
        var told = differing.Take(MostSettings)
            .Select(path => $"{path} differs: {Told(old, path)} before, {Told(young, path)} after.");
        return differing.Length <= MostSettings ? told : told.Append($"{differing.Length - MostSettings} more settings differ.");
    }

    /// <summary>All that decides what is measured, as texts by path: the experiment, the sides that both runs have, and how what is watched
    /// was built. Of whatever the definition holds, so that what is added to it is compared, too.</summary>
    private static Dictionary<string, string> SettingsOf(RunHeader run, RunHeader other)
    {
        var settings = new Dictionary<string, string>();
        var experiment = JsonSerializer.SerializeToNode(run.Experiment, ResultsJson.Default.Experiment)!.AsObject();
        foreach (var (key, value) in experiment.Where(setting => !OfNoConsequence.Contains(setting.Key)))
            Add(key, value);
        var common = other.Experiment.Sides.Select(side => side.Name).ToHashSet();
        foreach (var side in experiment["sides"]!.AsArray().Where(side => common.Contains(side!["name"]!.GetValue<string>())))
            Add($"side {side!["name"]}", side);
        var built = other.Components.Where(component => component.Build is not null).Select(component => component.Name).ToHashSet();
        foreach (var component in run.Components.Where(component => component.Build is not null && built.Contains(component.Name)))
            settings[$"build of {component.Name}"] = Text(component.Build!);
        if (run.Trace is { } trace)
            settings["trace"] = trace.Sha256;
        var sides = other.SideBuilds.Select(build => (build.Side, build.Component)).ToHashSet();
        foreach (var build in run.SideBuilds.Where(build => sides.Contains((build.Side, build.Component))))
            settings[$"build of {build.Component} in {build.Side}"] = Text(build.Build);
        foreach (var scaling in run.SideScaling.Where(scaling => common.Contains(scaling.Side.Split(", ")[0])))
            settings[$"scaling of {scaling.Component} in {scaling.Side}"] = scaling.Policy;
        return settings;

        void Add(string path, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject members:
                    foreach (var (key, value) in members)
                        Add($"{path}.{key}", value);
                    break;
                case JsonArray items:
                    foreach (var (index, item) in items.Index())
                        Add($"{path}[{(item as JsonObject)?["name"]?.ToString() ?? $"{index}"}]", item);
                    break;
                case not null when !OfNoConsequence.Contains(path) && !IsProcessId(path, node):
                    settings[path] = WithoutProcess(node.ToJsonString());
                    break;
            }
        }
    }

    // Where a process is looked for, not what it is: each start has another id.
    private static bool IsProcessId(string path, JsonNode node)
        => path.EndsWith(".process", StringComparison.Ordinal) && node.ToString().All(char.IsAsciiDigit);

    // irisbench ab checks a version out in a folder of its process's id.
    private static string WithoutProcess(string text)
    {
        const string place = "/artifacts/ab/";
        var begin = text.IndexOf(place, StringComparison.Ordinal) + place.Length;
        var end = begin;
        while (begin >= place.Length && end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > begin ? text.Remove(begin, end - begin) : text;
    }

    private static string Told(Dictionary<string, string> settings, string path) => settings.GetValueOrDefault(path) ?? "not there";

    // The size of a program follows from its source, whose change is what is looked for.
    private static string Text(ComponentBuild build)
        => string.Join(
            ", ", new[] { build.Configuration, build.Compilation, build.Runtime, build.Tiering, build.GarbageCollector }
                .Where(part => part.Length > 0));

    private static string Describe(MachineDescription machine)
        => $"{machine.Cpu}, {machine.Cores} cores, {machine.MemoryBytes >> 20} MiB, {machine.OperatingSystem}, "
            + $"kernel {machine.Kernel}, {machine.DotNet}";
}
