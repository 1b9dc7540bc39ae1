using IrisBench.Pipeline.Load.Matrices;

namespace IrisBench.Tests.Pipeline.Load;

/// <summary>Every register width this processor has, by its bits: each is a code path of its own.</summary>
internal static class Kernels
{
    private static readonly Dictionary<int, TileKernel> ByBits = new()
    {
        [128] = new VectorTileKernel<Lanes128>(),
        [256] = new VectorTileKernel<Lanes256>(),
        [512] = new VectorTileKernel<Lanes512>(),
    };

    // The narrowest is what a processor without vectors falls back to.
    public static IEnumerable<int> SupportedBits
        => ByBits.Where(pair => pair.Value.IsSupported || pair.Key == 128).Select(pair => pair.Key);

    public static TileKernel OfBits(int bits) => ByBits[bits];

    /// <summary>Sizes around the edges of tiles, panels and blocks, for every width.</summary>
    public static TheoryData<int, int> BitsAndSizes()
    {
        var data = new TheoryData<int, int>();
        foreach (var bits in SupportedBits)
        {
            foreach (var size in new[] { 1, 2, 7, 8, 9, 63, 64, 65, 129, 193, 500 })
                data.Add(bits, size);
        }
        return data;
    }
}
