namespace IrisBench.Compare.Commands;

/// <summary>What <c>irisbench diff</c> is asked for besides the runs.</summary>
/// <param name="Threshold">How much worse is a regression: 0.05 for 5 %.</param>
/// <param name="Measures">Which measures count.</param>
/// <param name="Json">Where to write the difference; null for nowhere.</param>
/// <param name="Markdown">Where to write it as a comment for a pull request; null for nowhere.</param>
internal sealed record DiffRequest(double Threshold, IReadOnlyCollection<string> Measures, FileInfo? Json, FileInfo? Markdown);
