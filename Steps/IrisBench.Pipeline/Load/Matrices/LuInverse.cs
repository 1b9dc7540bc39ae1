using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>The inverse of a general matrix by LU with partial pivoting: <c>A⁻¹ = U⁻¹ · L⁻¹ · P</c>, what numpy.linalg.inv asks
/// of LAPACK's dgesv. 2 n³ floating point operations: 2/3 n³ for the factors, 1/3 n³ for L⁻¹, n³ for U⁻¹ · L⁻¹.</summary>
internal sealed unsafe class LuInverse(CoreTeam team, int size) : IDisposable
{
    private readonly LuFactorization _lu = new(team, size);
    private readonly double[] _row = new double[size];

    /// <summary>Writes the inverse of <paramref name="matrix"/>, which is overwritten by its factors.</summary>
    /// <exception cref="SingularMatrixException">The matrix has no inverse.</exception>
    public void Invert(MatrixView matrix, MatrixView inverse)
    {
        _lu.Factor(matrix);
        team.ForColumns(size, (long)size * size, (member, column, columns) =>
        {
            var strip = inverse.Block(0, column, size, columns);
            strip.Clear();
            for (var i = 0; i < columns; i++)
                strip[column + i, i] = 1;
            member.Solve.LowerOfIdentity(matrix, strip, column);
            member.Solve.Upper(matrix, strip);
        });
        for (var row = 0; row < size; row++)
            RestoreOrder(inverse.RowSpan(row));
    }

    public void Dispose() => _lu.Dispose();

    // Row exchanges of the matrix are column exchanges of its inverse.
    private void RestoreOrder(Span<double> row)
    {
        row.CopyTo(_row);
        var order = _lu.Order;
        for (var column = 0; column < order.Length; column++)
            row[order[column]] = _row[column];
    }
}

/// <summary>How far a matrix times its computed inverse is from the identity: <c>max |A · (X · v) - v|</c> with v all ones. A probe along
/// one vector costs 4 n² operations instead of the 2 n³ of a full product, and reads every entry of both.</summary>
internal sealed class InverseResidual(int size)
{
    // Whole vectors of eight; what lies beyond the size stays zero.
    private readonly double[] _ones = [.. Enumerable.Repeat(1d, size), .. new double[-size & 7]];
    private readonly double[] _image = new double[(size + 7) & ~7];

    public double Of(MatrixView matrix, MatrixView inverse)
    {
        for (var row = 0; row < size; row++)
            _image[row] = Dot(inverse.RowSpan(row), _ones);
        var residual = 0d;
        for (var row = 0; row < size; row++)
            residual = Math.Max(residual, Math.Abs(Dot(matrix.RowSpan(row), _image) - 1));
        return residual;
    }

    // Always eight partial sums, so that the width of the registers does not change the rounding.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = Vector512<double>.Zero;
        var lefts = MemoryMarshal.Cast<double, Vector512<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector512<double>>(right);
        for (var i = 0; i < lefts.Length; i++)
            sum += lefts[i] * rights[i];
        var total = Vector512.Sum(sum);
        for (var i = lefts.Length * 8; i < left.Length; i++)
            total += left[i] * right[i];
        return total;
    }
}
