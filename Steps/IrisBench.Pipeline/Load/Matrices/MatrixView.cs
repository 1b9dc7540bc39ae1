using System.Diagnostics;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>
/// A row-major matrix, or a block of one, in memory that somebody else owns. Every row may be read up to the next
/// multiple of eight columns, because <see cref="SquareMatrix"/> pads its rows.
/// </summary>
internal readonly unsafe struct MatrixView(double* origin, int rows, int columns, int stride)
{
    public double* Origin => origin;

    public int Rows => rows;

    public int Columns => columns;

    /// <summary>Doubles from one row to the next.</summary>
    public int Stride => stride;

    public ref double this[int row, int column] => ref Row(row)[column];

    public double* Row(int row) => origin + ((nint)row * stride);

    public Span<double> RowSpan(int row) => new(Row(row), columns);

    public MatrixView Block(int row, int column, int blockRows, int blockColumns)
    {
        Debug.Assert(row + blockRows <= rows && column + blockColumns <= columns, "The block lies inside the matrix.");
        return new MatrixView(Row(row) + column, blockRows, blockColumns, stride);
    }

    /// <summary>Whole rows.</summary>
    public MatrixView RowBlock(int row, int blockRows) => Block(row, 0, blockRows, columns);

    public void Clear()
    {
        for (var row = 0; row < rows; row++)
            RowSpan(row).Clear();
    }

    public void CopyTo(MatrixView destination)
    {
        for (var row = 0; row < rows; row++)
            RowSpan(row).CopyTo(destination.RowSpan(row));
    }
}
