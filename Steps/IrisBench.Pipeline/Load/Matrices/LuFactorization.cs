using System.Runtime.CompilerServices;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>LU factorisation with partial pivoting, in place: <c>P · A = L · U</c>, L unit lower triangular below the diagonal, U on and
/// above it. Recursive by columns after S. Toledo, "Locality of Reference in LU Decomposition with Partial Pivoting", SIAM J. Matrix Anal.
/// Appl. 18(4), 1997 (LAPACK's dgetrf2): blocked at every level of the caches, and all but the last eight columns of a panel are updated by
/// matrix products.</summary>
internal sealed unsafe class LuFactorization(CoreTeam team, int size) : IDisposable
{
    private readonly AlignedMemory _pivotRow = new(TileKernel.PanelColumns);
    private readonly int[] _order = new int[size];

    /// <summary>Row of the original that stands in each row of the factors.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>Replaces <paramref name="matrix"/> by its factors.</summary>
    /// <exception cref="SingularMatrixException">A column has no pivot that is a normal number.</exception>
    public void Factor(MatrixView matrix)
    {
        for (var row = 0; row < size; row++)
            _order[row] = row;
        FactorColumns(matrix, 0, size);
    }

    public void Dispose() => _pivotRow.Dispose();

    private void FactorColumns(MatrixView matrix, int first, int count)
    {
        if (count <= TileKernel.PanelColumns)
        {
            FactorPanel(matrix, first, count);
            return;
        }
        var (left, right) = Halving.Of(count);
        var middle = first + left;
        FactorColumns(matrix, first, left);
        team.ForColumns(right, (long)left * (size - first), (member, column, columns) =>
        {
            var upper = matrix.Block(first, middle + column, left, columns);
            member.Solve.Lower(matrix.Block(first, first, left, left), upper);
            member.Product.Subtract(
                matrix.Block(middle, first, size - middle, left), upper,
                matrix.Block(middle, middle + column, size - middle, columns));
        });
        FactorColumns(matrix, middle, right);
    }

    private void FactorPanel(MatrixView matrix, int first, int count)
    {
        for (var column = 0; column < count; column++)
        {
            var diagonal = first + column;
            Pivot(matrix, diagonal);
            // Rows are exchanged whole, so the pivot row is a copy without what elimination has already settled.
            new Span<double>(_pivotRow.Origin, column + 1).Clear();
            for (var i = column + 1; i < TileKernel.PanelColumns; i++)
                _pivotRow.Origin[i] = matrix.Row(diagonal)[first + i];
            team.First.Product.Kernel.EliminateColumn(
                matrix.Row(diagonal + 1) + first, size - diagonal - 1, matrix.Stride, column,
                1 / matrix[diagonal, diagonal], _pivotRow.Origin);
        }
    }

    private void Pivot(MatrixView matrix, int diagonal)
    {
        var pivot = PivotSearch.Find(matrix, diagonal);
        if (pivot == diagonal)
            return;
        PivotSearch.Exchange(matrix.RowSpan(pivot), matrix.RowSpan(diagonal));
        (_order[pivot], _order[diagonal]) = (_order[diagonal], _order[pivot]);
    }
}

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

/// <summary>How the recursive algorithms cut: the first part is whole panels, so that every block starts at a cache line.</summary>
internal static class Halving
{
    public static (int First, int Second) Of(int length)
    {
        var first = MatrixPacking.RoundUp(length / 2, TileKernel.PanelColumns);
        return (first, length - first);
    }
}

/// <summary>A matrix has no inverse: elimination found no usable pivot.</summary>
public sealed class SingularMatrixException(int column) : ArithmeticException($"The matrix is singular: column {column} has no pivot.")
{
    /// <summary>The column without a pivot, from 0.</summary>
    public int Column => column;
}
