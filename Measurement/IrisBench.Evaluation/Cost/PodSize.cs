using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Evaluation.Cost;

/// <summary>The size that a pod requests, which is what is paid for.</summary>
/// <param name="Vcpu">vCPUs.</param>
/// <param name="Gigabytes">Memory, in gigabytes of 2^30 bytes.</param>
/// <param name="IsEnough">Whether it gives what was measured.</param>
internal sealed record PodSize(double Vcpu, double Gigabytes, bool IsEnough = true)
{
    private const double BytesPerGigabyte = 1 << 30;

    /// <summary>The cheapest size with that many cores and that much memory; the largest, where none has.</summary>
    public static PodSize For(double cores, double bytes, PodPrices prices)
    {
        var sizes = prices.Sizes.SelectMany(sizes => sizes.Gigabytes.Select(gigabytes => new PodSize(sizes.Vcpu, gigabytes))).ToArray();
        return sizes
            .Where(size => size.Vcpu >= cores && size.Gigabytes * BytesPerGigabyte >= bytes)
            .MinBy(size => size.PerHour(prices))
            ?? sizes.MaxBy(size => size.PerHour(prices))! with { IsEnough = false };
    }

    /// <summary>Money for an hour.</summary>
    public double PerHour(PodPrices prices) => Vcpu * prices.PerVcpuHour + Gigabytes * prices.PerGigabyteHour;
}
