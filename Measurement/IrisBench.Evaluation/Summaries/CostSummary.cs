namespace IrisBench.Evaluation.Summaries;

/// <summary>What the pipeline would cost, by models. Local seconds at list prices are a model, not a bill.</summary>
/// <param name="PriceSheet">Name of the price sheet.</param>
/// <param name="PriceDate">Its date.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Lines">Each side under each model that fits it.</param>
/// <param name="BreakEvens">Pay-per-use against reserved.</param>
/// <param name="Curve">Cost per month by request rate, for a drawing: a series for each line.</param>
/// <param name="Notes">What the model leaves out.</param>
public sealed record CostSummary(
    string PriceSheet, DateOnly PriceDate, string Currency,
    IReadOnlyList<CostLine> Lines, IReadOnlyList<BreakEven> BreakEvens, IReadOnlyList<CostSeries> Curve, IReadOnlyList<string> Notes);
