using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Reporting.Wording;

/// <summary>An experiment in a sentence.</summary>
internal static class ExperimentWording
{
    public static string Of(Experiment experiment, int? endedEarlyAfter = null)
        => $"{(endedEarlyAfter is { } ended ? $"{ended} of " : "")}{experiment.Rounds} rounds of each side {Order(experiment)}, "
            + $"{Load(experiment.Load)}{Faults(experiment)}{Work(experiment)}.";

    public static string Order(Experiment experiment)
        => experiment.Order.Randomised ? $"in random order (seed {experiment.Order.Seed})" : "in turns";

    private static string Work(Experiment experiment) => SystemTexts.NeedIris(experiment)
        ? $"; load step of {experiment.Pipeline.Iterations} iterations, size {experiment.Pipeline.Size}"
        : "";

    private static string Faults(Experiment experiment) => experiment.Faults.Count switch
    {
        0 => "",
        1 => ", and something fails in each",
        var count => $", and {count} things fail in each",
    };

    private static string Load(LoadDefinition load) => load.Kind switch
    {
        LoadKind.Sequential => $"{Runs(load.Runs)} one after the other in each",
        LoadKind.Closed => $"{Runs(load.Runs)} by {load.Concurrency} callers in each",
        LoadKind.Stages => $"arrivals at a rate that changes {Stages(load.Stages ?? [])} in each",
        LoadKind.Trace => $"arrivals as in {Path.GetFileName(load.File)}{Played(load)} in each",
        _ => $"arrivals of {Quantity.PerSecond(load.RatePerSecond)} for {Quantity.Seconds(load.DurationSeconds)} in each",
    };

    private static string Stages(IReadOnlyList<StageDefinition> stages)
    {
        double[] rates = [.. stages.Select(stage => stage.RatePerSecond ?? stage.RampTo ?? 0).DefaultIfEmpty()];
        return $"between {Quantity.Tick(rates.Min())} and {Quantity.Tick(rates.Max())} a second in {stages.Count} stages of "
            + $"{Quantity.Seconds(stages.Sum(stage => stage.Seconds))} together";
    }

    private static string Played(LoadDefinition load)
        => (load.Speed == 1 ? "" : $", {Quantity.Tick(load.Speed)} times as fast")
            + (load.Scale == 1 ? "" : $", {Quantity.Percent(load.Scale)} of the calls");

    private static string Runs(int runs) => runs == 1 ? "one pipeline run" : $"{runs} pipeline runs";
}

/// <summary>An experiment as the file that repeats it.</summary>
internal static class ExperimentText
{
    // Every format escapes for itself; to escape for HTML here as well would be twice.
    private static readonly ResultsJson Json = new(new JsonSerializerOptions(ResultsJson.Default.Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(Experiment experiment) => JsonSerializer.Serialize(experiment, Json.Experiment);
}

/// <summary>A machine in words, and what of it irisbench itself may use where that is less.</summary>
internal static class MachineWording
{
    public static string Of(MachineDescription machine) => $"{machine.Cpu}, {Cores(machine)}, {Memory(machine)}.";

    public static string Cores(MachineDescription machine)
        => machine.MachineCores is { } all && all != machine.Cores
            ? $"{all} cores (irisbench is limited to {machine.Cores})"
            : $"{machine.Cores} cores";

    public static string Memory(MachineDescription machine)
        => machine.MachineMemoryBytes is { } all && all > machine.MemoryBytes
            ? $"{Quantity.Bytes(all)} (irisbench is limited to {Quantity.Bytes(machine.MemoryBytes)})"
            : Quantity.Bytes(machine.MemoryBytes);
}

internal static class BuildWording
{
    /// <summary>How something was built, in a line: <c>Release, r2r, .NET 10.0.1, tiering on, GC workstation, concurrent</c>.</summary>
    public static string Of(ComponentBuild build) => PlainText.Clean(string.Join(", ", Parts(build)));

    /// <summary>How large the programs are, each and together: <c>iris-auth 14.2 MiB, iris-load 13.9 MiB; together 28.1 MiB</c>.</summary>
    public static string Sizes(IReadOnlyCollection<SideBuild> built)
        => $"{string.Join(", ", built.Select(one => $"{one.Component} {Quantity.Bytes(one.Build.ProgramBytes ?? 0)}"))}; together "
            + $"{Quantity.Bytes(built.Sum(one => one.Build.ProgramBytes ?? 0))}";

    private static IEnumerable<string> Parts(ComponentBuild build)
    {
        (string Name, string Value)[] parts =
            [("", build.Configuration), ("", build.Compilation), (".NET ", build.Runtime),
                ("tiering ", build.Tiering), ("GC ", build.GarbageCollector)];
        return parts.Where(part => part.Value.Length > 0).Select(part => part.Name + part.Value);
    }
}
