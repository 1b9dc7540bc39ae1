using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Evaluation.Cost;

/// <summary>What a pipeline run costs as functions paid per use: for each of its calls the memory of the function times the duration,
/// rounded up, and the price of a request.</summary>
internal sealed class PayPerUse
{
    private const double MegabytesPerGigabyte = 1024;
    private const double RequestsPerPrice = 1e6;
    private readonly FunctionPrices _prices;
    private readonly double _gigabyteSeconds;
    private readonly double _requests;

    public PayPerUse(IReadOnlyList<Hop> hops, FunctionPrices prices)
    {
        (_prices, _requests) = (prices, hops.Sum(hop => hop.Calls));
        Sizes = [.. hops.Select(hop => FunctionSize.For(hop, prices))];
        MeanSeconds = [.. hops.Select(hop => hop.Seconds.Average(BilledSeconds))];
        _gigabyteSeconds = hops
            .Select((hop, index) => hop.Calls * Sizes[index].Megabytes / MegabytesPerGigabyte * MeanSeconds[index]).Sum();
    }

    public IReadOnlyList<FunctionSize> Sizes { get; }

    /// <summary>Mean billed duration of each hop, in seconds.</summary>
    public IReadOnlyList<double> MeanSeconds { get; }

    /// <summary>Money for a pipeline run, nothing of it free.</summary>
    public double PerRun => _gigabyteSeconds * _prices.PerGigabyteSecond + _requests * PerRequest;

    private double PerRequest => _prices.PerMillionRequests / RequestsPerPrice;

    /// <summary>Money for a month of so many pipeline runs.</summary>
    public double PerMonth(double runs)
    {
        var free = _prices.FreeTier is { Applies: true } tier
            ? Math.Min(runs * _gigabyteSeconds, tier.GigabyteSeconds) * _prices.PerGigabyteSecond
                + Math.Min(runs * _requests, tier.Requests) * PerRequest
            : 0;
        return runs * PerRun - free;
    }

    /// <summary>Pipeline runs of a month that cost that much, above 0. Cost by runs is a straight line, with a bend where each free amount
    /// is used up.</summary>
    public double RunsFor(double money)
    {
        if (_prices.FreeTier is not { Applies: true } tier)
            return money / PerRun;
        var (from, fromMoney) = (0.0, 0.0);
        foreach (var bend in new[] { tier.GigabyteSeconds / _gigabyteSeconds, tier.Requests / _requests }.Order())
        {
            if (PerMonth(bend) >= money)
                return from + (bend - from) * (money - fromMoney) / (PerMonth(bend) - fromMoney);
            (from, fromMoney) = (bend, PerMonth(bend));
        }

        return from + (money - fromMoney) / PerRun;
    }

    private double BilledSeconds(double seconds)
    {
        var step = _prices.BilledMilliseconds / 1000.0;
        // A duration that is a whole number of steps stays one, whatever the last bit of a floating-point number says.
        return Math.Ceiling(seconds / step - 1e-9) * step;
    }
}

/// <summary>The memory that a function is given, which is what is paid for, in megabytes of 2^20 bytes; whether it is enough for what was
/// measured.</summary>
internal sealed record FunctionSize(int Megabytes, bool IsEnough)
{
    private const double BytesPerMegabyte = 1 << 20;

    /// <summary>The smallest size that holds the measured peak and, where CPU comes with memory, gives the cores that the call kept busy:
    /// with fewer it would not take the measured time. The size of the sheet, if that fixes one.</summary>
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
