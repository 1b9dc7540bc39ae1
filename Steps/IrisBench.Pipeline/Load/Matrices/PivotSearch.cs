using System.Runtime.CompilerServices;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>Partial pivoting: the largest entry of a column on or below the diagonal.</summary>
internal static unsafe class PivotSearch
{
    // The reciprocal of anything smaller overflows.
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <exception cref="SingularMatrixException">There is none whose reciprocal is a number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(MatrixView matrix, int diagonal)
    {
        var pivot = -1;
        var largest = 0d;
        var entry = matrix.Row(diagonal) + diagonal;
        for (var row = diagonal; row < matrix.Rows; row++, entry += matrix.Stride)
        {
            var magnitude = Math.Abs(*entry);
            if (magnitude > largest)
                (pivot, largest) = (row, magnitude);
        }
        return largest >= SmallestNormal && double.IsFinite(largest) ? pivot : throw new SingularMatrixException(diagonal);
    }

    public static void Exchange(Span<double> left, Span<double> right)
    {
        for (var i = 0; i < left.Length; i++)
            (left[i], right[i]) = (right[i], left[i]);
    }
}
