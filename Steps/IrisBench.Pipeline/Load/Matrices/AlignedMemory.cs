using System.Runtime.InteropServices;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>
/// Zeroed native memory aligned to cache lines. Native because a worker keeps it for a whole run and the garbage
/// collector has no business with it.
/// </summary>
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
