using IrisBench.Pipeline.Load.Simd;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>How the recursive algorithms cut: the first part is whole panels, so that every block starts at a cache line.</summary>
internal static class Halving
{
    public static (int First, int Second) Of(int length)
    {
        var first = MatrixPacking.RoundUp(length / 2, TileKernel.PanelColumns);
        return (first, length - first);
    }
}
