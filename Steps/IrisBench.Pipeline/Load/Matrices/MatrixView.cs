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

/// <summary>Zeroed memory of whole pages, taken from the kernel and given back to it at once. The C library would keep it: after it has
/// freed one large block it takes such blocks from the arena of the thread, and each run of the load has threads of its own. The garbage
/// collector has no business with it, as a worker keeps it for a whole run.</summary>
internal sealed unsafe partial class AlignedMemory : IDisposable
{
    // mmap(2): PROT_READ | PROT_WRITE; MAP_PRIVATE | MAP_ANONYMOUS, whose pages are zero.
    private const int ReadAndWrite = 0x1 | 0x2;
    private const int PrivateAndOfNoFile = 0x02 | 0x20;

    private readonly nuint _bytes;

    /// <param name="doubles">How many numbers, at least 1.</param>
    /// <exception cref="InsufficientMemoryException">There is no such memory to be had.</exception>
    public AlignedMemory(nint doubles)
    {
        _bytes = (nuint)doubles * sizeof(double);
        if (OperatingSystem.IsLinux())
        {
            var origin = MapPages(0, _bytes, ReadAndWrite, PrivateAndOfNoFile, -1, 0);
            Origin = origin == -1
                ? throw new InsufficientMemoryException($"There are no {_bytes} bytes of memory for a matrix.")
                : (double*)origin;
        }
        else
        {
            Origin = (double*)NativeMemory.AlignedAlloc(_bytes, (nuint)Environment.SystemPageSize);
            NativeMemory.Clear(Origin, _bytes);
        }
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
        if (!OperatingSystem.IsLinux())
            NativeMemory.AlignedFree(Origin);
        else if (Origin is not null)
            _ = UnmapPages((nint)Origin, _bytes);
        Origin = null;
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint MapPages(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int UnmapPages(nint address, nuint length);
}
