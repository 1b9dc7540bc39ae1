using System.Collections.Immutable;
using IrisBench.LiveView.Timelines;

namespace IrisBench.LiveView.Board;

/// <summary>What is known of a run once its folder is there.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Groups">The lines of the charts.</param>
internal sealed record LiveHeader(string Id, ImmutableArray<UseGroup> Groups);
