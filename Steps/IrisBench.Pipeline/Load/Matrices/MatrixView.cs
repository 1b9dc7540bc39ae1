using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>A row-major matrix, or a block of one, in memory that somebody else owns. Every row may be read up to the next multiple of
/// eight columns, because <see cref="SquareMatrix"/> pads its rows.</summary>
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

/// <summary>A square row-major matrix that owns its memory.</summary>
internal sealed unsafe class SquareMatrix(int size) : IDisposable
{
    private readonly AlignedMemory _memory = new((nint)size * StrideOf(size));

    public MatrixView View => new(_memory.Origin, size, size, StrideOf(size));

    /// <summary>Everything, the padding of the rows included.</summary>
    public Span<double> Padded => new(_memory.Origin, size * StrideOf(size));

    public static long BytesOf(int size) => (long)size * StrideOf(size) * sizeof(double);

    public void Dispose() => _memory.Dispose();

    // An odd number of cache lines of eight doubles: with a power of two, all rows of a column would fall into the
    // same set of the cache.
    private static int StrideOf(int size) => (((size + 7) / 8) | 1) * 8;
}

/// <summary>Zeroed native memory aligned to cache lines. Native because a worker keeps it for a whole run and the garbage collector has no
/// business with it.</summary>
internal sealed unsafe class AlignedMemory : IDisposable
{
    private const int LineBytes = 64;

    public AlignedMemory(nint doubles)
    {
        var bytes = (nuint)doubles * sizeof(double);
        Origin = (double*)NativeMemory.AlignedAlloc(bytes, LineBytes);
        NativeMemory.Clear(Origin, bytes);
    }

    ~AlignedMemory() => Free();

    public double* Origin { get; private set; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Origin);
        Origin = null;
    }
}
