namespace IrisBench.LiveView.Catalog;

/// <summary>A file of a run.</summary>
/// <param name="Path">Its path in the run's folder, with <c>/</c> between folders.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record RunFile(string Path, long Bytes);
