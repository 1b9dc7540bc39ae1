using System.Text.Json.Serialization;

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

/// <summary>One side under one cost model.</summary>
/// <param name="Side">The side.</param>
/// <param name="Model">The model.</param>
/// <param name="PerMillionRuns">Money per million pipeline runs; for reserved pods at the throughput that was measured, one after the
/// other.</param>
/// <param name="PerMonth">Money per month that is paid without any request; 0 for pay-per-use.</param>
/// <param name="Explanation">What went in: vCPU, GB, seconds, requests.</param>
public sealed record CostLine(string Side, CostModel Model, double PerMillionRuns, double PerMonth, string Explanation);

/// <summary>How one pays.</summary>
public enum CostModel
{
    /// <summary>By GB-second and request, as a cloud's functions.</summary>
    [JsonStringEnumMemberName("payPerUse")]
    PayPerUse,

    /// <summary>By the hour for reserved CPU and memory, as pods. Self-hosted OpenFaaS is this too.</summary>
    [JsonStringEnumMemberName("reservedPod")]
    ReservedPod,
}

/// <summary>The rate of pipeline runs at which both cost the same; below it pay-per-use is cheaper.</summary>
/// <param name="PayPerUseSide">The side that pays per use.</param>
/// <param name="ReservedSide">The side that is reserved.</param>
/// <param name="RunsPerSecond">The rate; null when reserved is cheaper at any rate or would need more than one pod before it is
/// reached.</param>
/// <param name="Text">In a sentence.</param>
public sealed record BreakEven(string PayPerUseSide, string ReservedSide, double? RunsPerSecond, string Text);

/// <summary>Cost by request rate.</summary>
/// <param name="Side">The side.</param>
/// <param name="Model">The model.</param>
/// <param name="Points">Pipeline runs a second, money a month.</param>
public sealed record CostSeries(string Side, CostModel Model, IReadOnlyList<CurvePoint> Points);
