using System.Runtime.CompilerServices;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>Matrix product on one core, packed and blocked for the caches after K. Goto and R. van de Geijn, "Anatomy of High-Performance
/// Matrix Multiplication", ACM TOMS 34(3), 2008: a slab of the right matrix is packed, blocks of the left one are packed to stay in the
/// second-level cache, tiles of the result are summed in registers. Holds the packing memory, so an instance serves one thread at a
/// time.</summary>
internal sealed unsafe class MatrixProduct : IDisposable
{
    // A sliver of the right matrix (SlabDepth rows of a tile) stays in the first-level cache.
    private const int SlabDepth = 192;
    private const int BlockRows = 192;

    private readonly TileKernel _kernel;
    private readonly AlignedMemory _left;
    private readonly AlignedMemory _right;
    private readonly AlignedMemory _edge;

    /// <summary>Reserves packing memory for matrices of up to <paramref name="size"/> columns.</summary>
    public MatrixProduct(TileKernel kernel, int size)
    {
        _kernel = kernel;
        _left = new AlignedMemory(MatrixPacking.RoundUp(BlockRows, kernel.Rows) * SlabDepth);
        _right = new AlignedMemory(MatrixPacking.RoundUp(size, kernel.Columns) * SlabDepth);
        _edge = new AlignedMemory(kernel.Rows * kernel.Columns);
    }

    public TileKernel Kernel => _kernel;

    /// <summary><c>result = left · right</c>.</summary>
    public void Multiply(MatrixView left, MatrixView right, MatrixView result)
    {
        result.Clear();
        Accumulate(left, right, result, sign: 1);
    }

    /// <summary><c>result -= left · right</c>.</summary>
    public void Subtract(MatrixView left, MatrixView right, MatrixView result)
        => Accumulate(left, right, result, sign: -1);

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
        _edge.Dispose();
    }

    private void Accumulate(MatrixView left, MatrixView right, MatrixView result, double sign)
    {
        for (var inner = 0; inner < left.Columns; inner += SlabDepth)
        {
            var depth = Math.Min(SlabDepth, left.Columns - inner);
            MatrixPacking.PackColumns(right.Block(inner, 0, depth, right.Columns), _kernel.Columns, _right.Origin);
            for (var row = 0; row < left.Rows; row += BlockRows)
            {
                var rows = Math.Min(BlockRows, left.Rows - row);
                MatrixPacking.PackRows(left.Block(row, inner, rows, depth), _kernel.Rows, sign, _left.Origin);
                AccumulateBlock(depth, result.Block(row, 0, rows, result.Columns));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AccumulateBlock(int depth, MatrixView result)
    {
        for (var column = 0; column < result.Columns; column += _kernel.Columns)
        {
            var right = _right.Origin + ((nint)column * depth);
            var columns = Math.Min(_kernel.Columns, result.Columns - column);
            for (var row = 0; row < result.Rows; row += _kernel.Rows)
            {
                var left = _left.Origin + ((nint)row * depth);
                var rows = Math.Min(_kernel.Rows, result.Rows - row);
                if (rows == _kernel.Rows && columns == _kernel.Columns)
                    _kernel.Multiply(depth, left, right, result.Row(row) + column, result.Stride);
                else
                    AccumulateEdge(depth, left, right, result.Block(row, column, rows, columns));
            }
        }
    }

    // A tile that sticks out of the matrix is summed beside it; the packed operands are padded with zeros.
    private void AccumulateEdge(int depth, double* left, double* right, MatrixView result)
    {
        var edge = new MatrixView(_edge.Origin, result.Rows, result.Columns, _kernel.Columns);
        result.CopyTo(edge);
        _kernel.Multiply(depth, left, right, edge.Origin, edge.Stride);
        edge.CopyTo(result);
    }
}

/// <summary>Copies operands into the order in which the tile kernel reads them, padded with zeros to whole tiles.</summary>
internal static unsafe class MatrixPacking
{
    public static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    /// <summary>Slivers of <paramref name="tileRows"/> rows; within a sliver, column after column, times <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(MatrixView source, int tileRows, double sign, double* packed)
    {
        for (var row = 0; row < source.Rows; row += tileRows, packed += (nint)tileRows * source.Columns)
        {
            var rows = Math.Min(tileRows, source.Rows - row);
            for (var i = 0; i < rows; i++)
            {
                var from = source.Row(row + i);
                var to = packed + i;
                for (var column = 0; column < source.Columns; column++, to += tileRows)
                    *to = sign * from[column];
            }
            for (var i = rows; i < tileRows; i++)
            {
                for (var column = 0; column < source.Columns; column++)
                    packed[(column * tileRows) + i] = 0;
            }
        }
    }

    /// <summary>Slivers of <paramref name="tileColumns"/> columns; within a sliver, row after row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackColumns(MatrixView source, int tileColumns, double* packed)
    {
        for (var column = 0; column < source.Columns; column += tileColumns)
        {
            var columns = Math.Min(tileColumns, source.Columns - column);
            for (var row = 0; row < source.Rows; row++, packed += tileColumns)
            {
                new Span<double>(source.Row(row) + column, columns).CopyTo(new Span<double>(packed, columns));
                new Span<double>(packed + columns, tileColumns - columns).Clear();
            }
        }
    }
}
