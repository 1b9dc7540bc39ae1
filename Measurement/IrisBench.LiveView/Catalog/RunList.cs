namespace IrisBench.LiveView.Catalog;

/// <summary>Runs that are in the results folder.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Runs">The newest of them, newest first.</param>
internal sealed record RunList(int Total, IReadOnlyList<FinishedRun> Runs);
