namespace IrisBench.Experiments.Sides;

/// <summary>The steps' names, in the order of the pipeline.</summary>
internal static class PipelineSteps
{
    public const string Auth = "auth";
    public const string Load = "load";
    public const string Train = "train";
    public const string Predict = "predict";

    /// <summary>What the monolith's one request is called in a message.</summary>
    public const string Pipeline = "pipeline";

    public static IReadOnlyList<string> All { get; } = [Auth, Load, Train, Predict];
}
