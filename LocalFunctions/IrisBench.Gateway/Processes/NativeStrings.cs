using System.Runtime.InteropServices;

namespace IrisBench.Gateway.Processes;

/// <summary>A null-terminated array of UTF-8 strings, as <c>argv</c> and <c>environ</c> are, in memory of its own.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** _array;
    private readonly int _count;

    public NativeStrings(IReadOnlyCollection<string> strings)
    {
        _count = strings.Count;
        _array = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1), (nuint)sizeof(byte*));
        var index = 0;
        foreach (var text in strings)
        {
            _array[index++] = (byte*)Marshal.StringToCoTaskMemUTF8(text);
        }
    }

    public byte** Array => _array;

    public byte* First => _array[0];

    public void Dispose()
    {
        for (var index = 0; index < _count; index++)
        {
            Marshal.FreeCoTaskMem((nint)_array[index]);
        }

        NativeMemory.Free(_array);
    }
}
