using System.Runtime.Intrinsics;

namespace IrisBench.Pipeline.Load.Simd;

/// <summary>
/// The innermost loops. Everything above is ordinary code that calls these a few thousand times per matrix, so one
/// virtual call each costs nothing and keeps the width of the registers out of the algorithms.
/// </summary>
internal abstract unsafe class TileKernel
{
    /// <summary>Columns of a panel in <see cref="EliminateColumn"/>: one cache line.</summary>
    public const int PanelColumns = 8;

    /// <summary>Rows of the tile that <see cref="Multiply"/> keeps in registers.</summary>
    public abstract int Rows { get; }

    /// <summary>Columns of that tile.</summary>
    public abstract int Columns { get; }

    /// <summary>Whether the processor runs this width in hardware.</summary>
    public abstract bool IsSupported { get; }

    /// <summary>The fastest kernel for this processor.</summary>
    public static TileKernel Select() => Vector512.IsHardwareAccelerated ? new VectorTileKernel<Lanes512>()
        : Vector256.IsHardwareAccelerated ? new VectorTileKernel<Lanes256>()
        : new VectorTileKernel<Lanes128>();

    /// <summary>
    /// <c>c += a · b</c> for one tile. <paramref name="left"/> is packed <see cref="Rows"/> values per step,
    /// <paramref name="right"/> <see cref="Columns"/> values per step.
    /// </summary>
    public abstract void Multiply(int depth, double* left, double* right, double* tile, int tileStride);

    /// <summary>
    /// <c>target = (target - Σ factors[i] · row i) · scale</c>, over <paramref name="columns"/> values rounded up to a
    /// cache line.
    /// </summary>
    public abstract void Substitute(
        double* target, double* factors, int count, double* rows, int stride, double scale, int columns);

    /// <summary>
    /// One step of elimination in a panel of <see cref="PanelColumns"/> columns: every row gets its multiplier
    /// <c>row[column] * reciprocal</c> in <paramref name="column"/> and loses that multiple of <paramref name="pivotRow"/>,
    /// whose entries up to and including <paramref name="column"/> must be zero.
    /// </summary>
    public abstract void EliminateColumn(double* rows, int count, int stride, int column, double reciprocal, double* pivotRow);
}
