namespace IrisBench.Pipeline.Load.Matrices;

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
