using IrisBench.Evaluation.Cost.Needs;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Evaluation.Cost;

/// <summary>The memory that a function is given, which is what is paid for.</summary>
/// <param name="Megabytes">The size, in megabytes of 2^20 bytes.</param>
/// <param name="IsEnough">Whether it gives what was measured.</param>
internal sealed record FunctionSize(int Megabytes, bool IsEnough)
{
    private const double BytesPerMegabyte = 1 << 20;

    /// <summary>
    /// The smallest size that holds the measured peak and, where CPU comes with memory, gives the cores that the call kept
    /// busy: with fewer it would not take the measured time. The size of the sheet, if that fixes one.
    /// </summary>
    public static FunctionSize For(Hop hop, FunctionPrices prices)
    {
        var needed = Math.Max(hop.PeakBytes / BytesPerMegabyte, hop.Cores * (prices.MegabytesPerVcpu ?? 0));
        if (prices.FixedMegabytes is { } size)
            return new FunctionSize(size, needed <= size);
        var steps = Math.Max(0, Math.Ceiling((needed - prices.MinimumMegabytes) / prices.StepMegabytes));
        var megabytes = prices.MinimumMegabytes + steps * prices.StepMegabytes;
        return new FunctionSize((int)Math.Min(megabytes, prices.MaximumMegabytes), megabytes <= prices.MaximumMegabytes);
    }
}
