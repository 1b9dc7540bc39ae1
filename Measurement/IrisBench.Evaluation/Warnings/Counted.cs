namespace IrisBench.Evaluation.Warnings;

/// <summary>A number of things.</summary>
internal static class Counted
{
    /// <summary><c>1 round</c>, <c>2 rounds</c>.</summary>
    public static string Of(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
