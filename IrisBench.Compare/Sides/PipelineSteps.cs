namespace IrisBench.Compare.Sides;

/// <summary>The steps' names, in the order of the pipeline.</summary>
internal static class PipelineSteps
{
    public const string Auth = "auth";
    public const string Load = "load";
    public const string Train = "train";
    public const string Predict = "predict";

    public static readonly IReadOnlyList<string> All = [Auth, Load, Train, Predict];
}
