using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>The innermost loops. Everything above is ordinary code that calls these a few thousand times per matrix, so one virtual call
/// each costs nothing and keeps the width of the registers out of the algorithms.</summary>
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

/// <summary>The kernels for one width of registers. The tile is four rows by three registers: 12 sums hide the latency of two multiply-adds
/// a cycle, and with their operands fit the 16 registers of AVX2. (Eight rows, which AVX-512 has the registers for, measured the
/// same.)</summary>
internal sealed unsafe class VectorTileKernel<TLanes> : TileKernel
    where TLanes : struct, ILanes<TLanes>
{
    public override int Rows => 4;

    public override int Columns => 3 * TLanes.Count;

    public override bool IsSupported => TLanes.IsSupported;

    // AggressiveOptimization: straight to optimised code. Loops that start in the unoptimised tier would cost a cold
    // function more than its whole work.
    // Spelled out because the compiler keeps named locals in registers, but not the elements of an array.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Multiply(int depth, double* left, double* right, double* tile, int tileStride)
    {
        int v1 = TLanes.Count, v2 = 2 * TLanes.Count;
        var r0 = tile;
        TLanes c00 = TLanes.Load(r0), c01 = TLanes.Load(r0 + v1), c02 = TLanes.Load(r0 + v2);
        var r1 = r0 + tileStride;
        TLanes c10 = TLanes.Load(r1), c11 = TLanes.Load(r1 + v1), c12 = TLanes.Load(r1 + v2);
        var r2 = r1 + tileStride;
        TLanes c20 = TLanes.Load(r2), c21 = TLanes.Load(r2 + v1), c22 = TLanes.Load(r2 + v2);
        var r3 = r2 + tileStride;
        TLanes c30 = TLanes.Load(r3), c31 = TLanes.Load(r3 + v1), c32 = TLanes.Load(r3 + v2);

        for (; depth > 0; depth--, left += 4, right += v1 + v2)
        {
            TLanes b0 = TLanes.Load(right), b1 = TLanes.Load(right + v1), b2 = TLanes.Load(right + v2);
            var a = TLanes.Broadcast(left[0]);
            c00 = TLanes.MultiplyAdd(a, b0, c00); c01 = TLanes.MultiplyAdd(a, b1, c01); c02 = TLanes.MultiplyAdd(a, b2, c02);
            a = TLanes.Broadcast(left[1]);
            c10 = TLanes.MultiplyAdd(a, b0, c10); c11 = TLanes.MultiplyAdd(a, b1, c11); c12 = TLanes.MultiplyAdd(a, b2, c12);
            a = TLanes.Broadcast(left[2]);
            c20 = TLanes.MultiplyAdd(a, b0, c20); c21 = TLanes.MultiplyAdd(a, b1, c21); c22 = TLanes.MultiplyAdd(a, b2, c22);
            a = TLanes.Broadcast(left[3]);
            c30 = TLanes.MultiplyAdd(a, b0, c30); c31 = TLanes.MultiplyAdd(a, b1, c31); c32 = TLanes.MultiplyAdd(a, b2, c32);
        }

        TLanes.Store(c00, r0); TLanes.Store(c01, r0 + v1); TLanes.Store(c02, r0 + v2);
        TLanes.Store(c10, r1); TLanes.Store(c11, r1 + v1); TLanes.Store(c12, r1 + v2);
        TLanes.Store(c20, r2); TLanes.Store(c21, r2 + v1); TLanes.Store(c22, r2 + v2);
        TLanes.Store(c30, r3); TLanes.Store(c31, r3 + v1); TLanes.Store(c32, r3 + v2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Substitute(
        double* target, double* factors, int count, double* rows, int stride, double scale, int columns)
    {
        TLanes scales = TLanes.Broadcast(scale), zero = TLanes.Broadcast(0);
        var end = (columns + PanelColumns - 1) / PanelColumns * PanelColumns;
        for (var lane = 0; lane < end; lane += TLanes.Count)
        {
            var sum = TLanes.Load(target + lane);
            var source = rows + lane;
            for (var i = 0; i < count; i++, source += stride)
                sum = TLanes.MultiplyAdd(TLanes.Broadcast(-factors[i]), TLanes.Load(source), sum);
            TLanes.Store(TLanes.MultiplyAdd(sum, scales, zero), target + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void EliminateColumn(double* rows, int count, int stride, int column, double reciprocal, double* pivotRow)
    {
        for (var i = 0; i < count; i++, rows += stride)
        {
            var multiplier = rows[column] * reciprocal;
            var negated = TLanes.Broadcast(-multiplier);
            for (var lane = 0; lane < PanelColumns; lane += TLanes.Count)
                TLanes.Store(TLanes.MultiplyAdd(negated, TLanes.Load(pivotRow + lane), TLanes.Load(rows + lane)), rows + lane);
            rows[column] = multiplier;
        }
    }
}
