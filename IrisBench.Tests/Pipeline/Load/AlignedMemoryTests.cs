using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IrisBench.Pipeline.Load.Matrices;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Pipeline.Load;

public class AlignedMemoryTests
{
    // Of this size are the load's; a C library's allocator keeps such a block once it has been given one back.
    private const int Size = 500;

    [UnixFact]
    public void What_is_given_back_is_no_memory_of_the_process_any_more()
    {
        nint[] taken = [];
        // As a run of the load: in a thread of its own, whose arena would keep it.
        var worker = new Thread(() =>
        {
            new SquareMatrix(Size).Dispose();
            var matrices = Enumerable.Range(0, 8).Select(_ => new SquareMatrix(Size)).ToArray();
            taken = Array.ConvertAll(matrices, Touched);
            Array.ForEach(matrices, matrix => matrix.Dispose());
        });
        worker.Start();
        worker.Join();

        // Another test may have been given some of the same addresses meanwhile.
        var mapped = Mapped();
        Assert.InRange(taken.Count(address => mapped.Any(area => area.From <= address && address < area.To)), 0, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(Size)]
    public void A_matrix_is_zero_and_begins_at_a_cache_line(int size)
    {
        using var matrix = new SquareMatrix(size);
        Assert.Equal(0, AddressOf(matrix) % 64);
        Assert.Equal(-1, matrix.Padded.IndexOfAnyExcept(0d));
    }

    [Fact]
    public void Memory_that_nobody_has_is_refused() => Assert.ThrowsAny<OutOfMemoryException>(() => new AlignedMemory((nint)1 << 57));

    private static nint Touched(SquareMatrix matrix)
    {
        matrix.Padded.Fill(1);
        return AddressOf(matrix);
    }

    private static nint AddressOf(SquareMatrix matrix)
        => Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetReference(matrix.Padded));

    private static (nint From, nint To)[] Mapped() =>
    [
        .. File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[0].Split('-'))
            .Select(ends => (Address(ends[0]), Address(ends[1]))),
    ];

    private static nint Address(string hexadecimal)
        => unchecked((nint)ulong.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
