namespace IrisBench.Compare.RunningSystem;

/// <summary>The AppHost's names for what is compared.</summary>
internal static class ResourceNames
{
    public const string Auth = "iris-auth";
    public const string Load = "iris-load";
    public const string Train = "iris-train";
    public const string Predict = "iris-predict";
    public const string Monolith = "monolith";
    public const string IrisServer = "iris-server";

    public static IReadOnlyList<string> Functions { get; } = [Auth, Load, Train, Predict];

    public static IReadOnlyList<string> All { get; } = [.. Functions, Monolith, IrisServer];
}
