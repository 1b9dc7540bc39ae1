namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>Solves with the factors of <see cref="LuFactorization"/>, in place and on one core. Recursive halving, so that all but the
/// smallest triangles are matrix products.</summary>
internal sealed unsafe class TriangularSolve(MatrixProduct product)
{
    /// <summary><c>right = L⁻¹ · right</c>, L unit lower triangular (what is on and above the diagonal is not read).</summary>
    public void Lower(MatrixView lower, MatrixView right) => Lower(lower, right, right.Columns, growth: 0);

    /// <summary>
    /// The same for columns <paramref name="firstColumn"/> and following of the identity. Its rows fill up as a
    /// triangle, and skipping their zeros saves two thirds of the work.
    /// </summary>
    public void LowerOfIdentity(MatrixView lower, MatrixView right, int firstColumn)
        => Lower(lower, right, -firstColumn, growth: 1);

    /// <summary><c>right = U⁻¹ · right</c>, U upper triangular (what is below the diagonal is not read).</summary>
    public void Upper(MatrixView upper, MatrixView right)
    {
        if (upper.Rows <= TileKernel.PanelColumns)
        {
            UpperBase(upper, right);
            return;
        }
        var (top, bottom) = Halving.Of(upper.Rows);
        Upper(upper.Block(top, top, bottom, bottom), right.RowBlock(top, bottom));
        product.Subtract(upper.Block(0, top, top, bottom), right.RowBlock(top, bottom), right.RowBlock(0, top));
        Upper(upper.Block(0, 0, top, top), right.RowBlock(0, top));
    }

    // The first i rows of the right side are zero from column filled + growth * i on.
    private void Lower(MatrixView lower, MatrixView right, int filled, int growth)
    {
        if (lower.Rows <= TileKernel.PanelColumns)
        {
            LowerBase(lower, right, Math.Clamp(filled + (growth * lower.Rows), 0, right.Columns));
            return;
        }
        var (top, bottom) = Halving.Of(lower.Rows);
        var filledBelow = filled + (growth * top);
        var columns = Math.Clamp(filledBelow, 0, right.Columns);
        Lower(lower.Block(0, 0, top, top), right.RowBlock(0, top), filled, growth);
        product.Subtract(lower.Block(top, 0, bottom, top), right.Block(0, 0, top, columns), right.Block(top, 0, bottom, columns));
        Lower(lower.Block(top, top, bottom, bottom), right.RowBlock(top, bottom), filledBelow, growth);
    }

    private void LowerBase(MatrixView lower, MatrixView right, int columns)
    {
        for (var row = 1; row < lower.Rows; row++)
            product.Kernel.Substitute(right.Row(row), lower.Row(row), row, right.Origin, right.Stride, 1, columns);
    }

    private void UpperBase(MatrixView upper, MatrixView right)
    {
        for (var row = upper.Rows - 1; row >= 0; row--)
        {
            product.Kernel.Substitute(
                right.Row(row), upper.Row(row) + row + 1, upper.Rows - 1 - row, right.Row(row + 1), right.Stride,
                1 / upper[row, row], right.Columns);
        }
    }
}
