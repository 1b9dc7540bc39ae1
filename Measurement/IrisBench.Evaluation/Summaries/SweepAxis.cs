namespace IrisBench.Evaluation.Summaries;

/// <summary>Something that a sweep varies.</summary>
/// <param name="Name">Its key in the experiment's <c>vary</c>.</param>
/// <param name="Label">What readers call it.</param>
/// <param name="IsOrdered">Whether a value between two of its values means something.</param>
public sealed record SweepAxis(string Name, string Label, bool IsOrdered);
