using System.CommandLine;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Compare.Commands;

/// <summary><c>--prices</c>: what the costs are reckoned by.</summary>
internal static class PricesOption
{
    public static Option<string?> Create() => new("--prices")
    {
        Description = $"A price sheet: a file, or one that comes with irisbench ({string.Join(", ", PriceSheets.Names)}).",
        HelpName = "FILE",
    };

    /// <summary>The sheet that was asked for, or the one that is taken when none is.</summary>
    /// <exception cref="PriceSheetException">There is none, or it is not valid.</exception>
    public static async Task<PriceSheet> ReadAsync(string? prices, CancellationToken cancellationToken) => prices switch
    {
        null => PriceSheets.Default,
        _ when PriceSheets.Names.Contains(prices) && !File.Exists(prices) => PriceSheets.Named(prices),
        _ => await PriceSheetFile.ReadAsync(prices, cancellationToken),
    };
}
