using System.Collections.Immutable;

namespace IrisBench.LiveView.Board;

/// <summary>What the processes used at one moment, by group in the order of <see cref="LiveRun.Groups"/>.</summary>
/// <param name="At">Seconds since the run began.</param>
/// <param name="Cores">Cores busy since the point before.</param>
/// <param name="Bytes">Working set.</param>
internal sealed record LivePoint(double At, ImmutableArray<double> Cores, ImmutableArray<double> Bytes);
