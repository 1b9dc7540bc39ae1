namespace IrisBench.Reporting.Charts;

/// <summary>A bar.</summary>
/// <param name="Label">Whose it is.</param>
/// <param name="Style">Class of the label's colour; empty for none.</param>
/// <param name="Parts">What it is made of, from its start.</param>
/// <param name="Figure">What is printed at its end; null for the sum of its parts.</param>
internal sealed record BarRow(string Label, string Style, IReadOnlyList<BarPart> Parts, string? Figure = null)
{
    /// <summary>The sum of its parts.</summary>
    public double Total => Parts.Sum(part => part.Value);
}
