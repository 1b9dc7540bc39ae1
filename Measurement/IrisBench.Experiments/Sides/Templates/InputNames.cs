using System.Collections.Frozen;
using System.Globalization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;

namespace IrisBench.Experiments.Sides.Templates;

/// <summary>Names that a template may use beside what its own steps take from answers, and what they stand for.</summary>
internal static class InputNames
{
    /// <summary>The flower of a run: four numbers with commas between them.</summary>
    public const string Flower = "flower";

    /// <summary>Begin of a variable of the environment.</summary>
    public const string Environment = "env:";

    /// <summary>Begin of what irisbench's own system is asked for; whoever uses it needs that system.</summary>
    public const string Iris = "iris.";

    /// <summary>The password of who signs in at irisbench's own system.</summary>
    public const string Password = "iris.password";

    /// <summary>What the experiment gives every run, at a point of a sweep.</summary>
    public static FrozenDictionary<string, Func<PipelineDefinition, string>> Pipeline { get; } = new Dictionary<string, Func<PipelineDefinition, string>>
    {
        ["pipeline.model"] = pipeline => pipeline.Model,
        ["pipeline.iterations"] = pipeline => Text(pipeline.Iterations),
        ["pipeline.size"] = pipeline => Text(pipeline.Size),
        ["pipeline.seed"] = pipeline => Text(pipeline.Seed),
        // White space, which JSON ignores.
        ["pipeline.payload"] = pipeline => new string(' ', pipeline.PayloadBytes),
    }.ToFrozenDictionary();

    /// <summary>Where irisbench's own system is and who signs in there; null where the run has none.</summary>
    public static FrozenDictionary<string, Func<RunTargets, RunCredentials?, string?>> Own { get; } = new Dictionary<string, Func<RunTargets, RunCredentials?, string?>>
    {
        ["iris.user"] = (_, credentials) => credentials?.User,
        [Password] = (_, credentials) => credentials?.Password,
        ["iris.gateway"] = (targets, _) => targets.Gateway?.AbsoluteUri.TrimEnd('/'),
        ["iris.monolith"] = (targets, _) => targets.Monolith?.AbsoluteUri.TrimEnd('/'),
        ["iris.gateway-metrics"] = (targets, _) => Metrics(targets, ComponentNames.Gateway),
        ["iris.monolith-metrics"] = (targets, _) => Metrics(targets, ComponentNames.Monolith),
        ["iris.server-metrics"] = (targets, _) => Metrics(targets, ComponentNames.IrisServer),
    }.ToFrozenDictionary();

    private static string? Metrics(RunTargets targets, string component) => targets.Metrics.GetValueOrDefault(component)?.AbsoluteUri;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
