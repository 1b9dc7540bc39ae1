namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>
/// The inverse of a general matrix by LU with partial pivoting: <c>A⁻¹ = U⁻¹ · L⁻¹ · P</c>, what numpy.linalg.inv asks
/// of LAPACK's dgesv. 2 n³ floating point operations: 2/3 n³ for the factors, 1/3 n³ for L⁻¹, n³ for U⁻¹ · L⁻¹.
/// </summary>
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
