using IrisBench.Evaluation.Twin;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Predictions;

/// <summary>The tables of a prediction.</summary>
internal static class PredictionTables
{
    /// <summary>Every side with every keep-alive.</summary>
    public static DataTable Figures(TracePrediction prediction) => DataTable.Of(
        ["Side", "Keep-alive", "Cold calls", "Runs with one", "p50", "p95", "p99", "Memory × time", "CPU time", "Replicas, mean", "most"],
        Lines(prediction),
        line =>
        [
            line.Side.Side, PredictionWording.KeepAlive(line.Line.KeepAliveSeconds), Share(line.Line.ColdShare),
            Share(line.Line.ColdRunShare), Seconds(line.Line.P50Seconds), Seconds(line.Line.P95Seconds), Seconds(line.Line.P99Seconds),
            PredictionWording.Of(line.Line.GigabyteSeconds, Quantity.GigabyteSeconds), Seconds(line.Line.CpuSeconds),
            PredictionWording.Of(line.Line.MeanReplicas, Quantity.Number), Quantity.Number(line.Line.MaxReplicas.Value),
        ],
        1);

    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(TracePrediction prediction) => DataTable.Of(
        ["Side", "Keep-alive", "Cold calls", "p50", "p95", "p99", "Memory × time", "Replicas"],
        Lines(prediction),
        line =>
        [
            line.Side.Side, PredictionWording.KeepAlive(line.Line.KeepAliveSeconds), Share(line.Line.ColdShare),
            Quantity.Seconds(line.Line.P50Seconds.Value), Seconds(line.Line.P95Seconds),
            line.Line.P99Seconds is { } p99 ? Quantity.Seconds(p99.Value) : "–",
            Quantity.GigabyteSeconds(line.Line.GigabyteSeconds.Value),
            $"{Quantity.Number(line.Line.MeanReplicas.Value)}, at most {Quantity.Number(line.Line.MaxReplicas.Value)}",
        ],
        1);

    /// <summary>What every side costs with every keep-alive.</summary>
    public static DataTable Bills(TracePrediction prediction) => DataTable.Of(
        ["Side", "Keep-alive", "Prices", "Model", "A month", "A million runs"],
        Lines(prediction).SelectMany(line => line.Line.Bills, (line, bill) => (line.Side, line.Line, Bill: bill)),
        row =>
        [
            row.Side.Side, PredictionWording.KeepAlive(row.Line.KeepAliveSeconds), row.Bill.PriceSheet, RunWording.Of(row.Bill.Model),
            PredictionWording.Of(row.Bill.PerMonth, amount => Quantity.Money(amount, row.Bill.Currency)),
            Quantity.Money(row.Bill.PerMillionRuns, row.Bill.Currency),
        ],
        1, 2, 3);

    /// <summary>Every side with less and more traffic.</summary>
    public static DataTable Traffic(TracePrediction prediction) => DataTable.Of(
        ["Traffic", .. prediction.Sides.SelectMany(side => new[] { $"{NameOf(side)}: cold calls", "p95" })],
        prediction.Sides[0].Traffic.Select((point, index) => (point.Factor, Index: index)),
        row =>
        [
            PredictionWording.Times(row.Factor),
            .. prediction.Sides.Select(side => side.Traffic[row.Index]).SelectMany(point => new[]
            {
                PredictionWording.Share(point.ColdShare),
                Quantity.Seconds(point.P95Seconds) + (point.AskedShare > 1 ? ", falls behind" : ""),
            }),
        ]);

    /// <summary>What a side is called where it stands for one keep-alive.</summary>
    public static string NameOf(SidePrediction side) => side.TrafficKeepAliveSeconds is { } seconds
        ? $"{side.Side}, {PredictionWording.KeepAlive(seconds)}"
        : side.Side;

    private static IEnumerable<(SidePrediction Side, KeepAlivePrediction Line)> Lines(TracePrediction prediction)
        => prediction.Sides.SelectMany(side => side.KeepAlives, (side, line) => (side, line));

    private static string Share(PredictedFigure figure) => PredictionWording.Of(figure, PredictionWording.Share);

    private static string Seconds(PredictedFigure? figure) => PredictionWording.Of(figure, Quantity.Seconds);
}
