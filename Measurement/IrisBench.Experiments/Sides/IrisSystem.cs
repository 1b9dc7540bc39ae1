using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Running;

namespace IrisBench.Experiments.Sides;

/// <summary>The Iris pipeline: a description for each of its packagings, which ships with irisbench (<c>iris.yaml</c>). What is left here
/// is where a run finds it otherwise than it says.</summary>
internal static class IrisSystem
{
    private static readonly Lazy<Experiment> Shipped = new(() => ExperimentFile.Parse(ExperimentFile.Shipped("iris.yaml"), "iris.yaml"));

    /// <summary>The system of a side, as it says itself or as its packaging does.</summary>
    public static SystemDefinition Of(SideDefinition side)
        => side.System
            ?? Shipped.Value.Sides.Single(shipped => shipped.Name.Equals($"{side.Packaging}", StringComparison.OrdinalIgnoreCase)).System!;

    /// <summary>The same as a run finds it.</summary>
    public static SystemDefinition Of(SideDefinition side, RunTargets targets)
    {
        var system = Of(side);
        if (side.System is not null)
            return system;
        if (targets.TellFigures)
            system = system with { Components = [.. system.Components.Select(component => component with { Metrics = null })] };
        return side.Packaging == Packaging.Functions && targets.Knative is { } knative ? At(knative, system) : system;
    }

    // Knative tells functions apart by their host, not by their path.
    private static SystemDefinition At(KnativeTarget knative, SystemDefinition system) => system with
    {
        BaseUrl = knative.Ingress.AbsoluteUri,
        Steps =
        [
            .. system.Steps.Select(step => step with
            {
                Path = "/",
                Headers = new Dictionary<string, string>(step.Headers) { ["Host"] = $"{Path.GetFileName(step.Path)}.{knative.Domain}" },
            }),
        ],
    };
}

/// <summary>The pipeline's steps by name, in its order.</summary>
internal static class PipelineSteps
{
    public const string Auth = "auth";
    public const string Load = "load";
    public const string Train = "train";
    public const string Predict = "predict";

    public static IReadOnlyList<string> All { get; } = [Auth, Load, Train, Predict];

    /// <summary>The step that a function is.</summary>
    public static string OfFunction(string function) => function[(function.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

/// <summary>The AppHost's names for what is compared; a function has the same name at the gateway.</summary>
public static class ComponentNames
{
    internal const string Auth = "iris-auth";
    internal const string Load = "iris-load";
    internal const string Train = "iris-train";
    internal const string Predict = "iris-predict";

    /// <summary>All steps in one process.</summary>
    public const string Monolith = "monolith";

    /// <summary>What both sides use.</summary>
    public const string IrisServer = "iris-server";

    /// <summary>What stands between a caller and the functions.</summary>
    public const string Gateway = "gateway";

    /// <summary>This program.</summary>
    public const string Generator = "irisbench";

    /// <summary>Whether it is what is compared, or what both sides use; a platform has containers of many names.</summary>
    public static bool IsWatched(string component) => component is Monolith or IrisServer || Functions.Contains(component);

    /// <summary>The functions, in the order of the pipeline.</summary>
    public static IReadOnlyList<string> Functions { get; } = [Auth, Load, Train, Predict];

    /// <summary>All of the Iris pipeline.</summary>
    public static IReadOnlyList<string> All { get; } = [Auth, Load, Train, Predict, Monolith, IrisServer, Gateway];
}
