using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Twin;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Predictions;

/// <summary>The curves of a prediction: cold calls and money, by keep-alive and by traffic.</summary>
internal static class PredictionCharts
{
    private const double Percent = 100;

    // Beyond this, a linear axis presses the small values into a corner.
    private const double LinearSpan = 20;

    public static IReadOnlyList<Chart> Of(PredictionModel model)
    {
        Chart?[] charts =
        [
            ColdByKeepAlive(model), .. model.PriceSheets.Select((sheet, index) => CostByKeepAlive(model, sheet, index)),
            ColdByTraffic(model), .. model.PriceSheets.Select((sheet, index) => CostByTraffic(model, sheet, index)),
        ];
        return [.. charts.OfType<Chart>()];
    }

    private static Chart? ColdByKeepAlive(PredictionModel model)
    {
        var sides = ScaledToZero(model);
        if (sides.Length == 0 || KeepAlives(sides).Length < 2)
            return null;
        Curve[] curves = [.. sides.Select(side => new Curve(
            side.Side, model.StyleOf(side.Side),
            [.. side.KeepAlives.Select(line => new CurvePoint(line.KeepAliveSeconds!.Value, Percent * line.ColdShare.Value))])
        {
            Intervals = [.. side.KeepAlives.Select(line => Scaled(line.ColdShare.Interval))],
        })];
        var sheet = Sheet(curves, "keep-alive", "% of calls") with
        {
            Horizontal = (from, to, ticks) => new OrdinalScale(KeepAlives(sides), from, to, Math.Max(ticks, 2)),
            HorizontalFormat = seconds => PredictionWording.KeepAlive(seconds),
        };
        return sheet.ToChart(
            "predict-cold-keep-alive", "Cold calls by keep-alive",
            "The share of the calls that a new process answers, a curve for each side that is scaled to zero. The keep-alives stand "
                + "equally far apart.",
            DataTable.Of(
                ["Keep-alive", .. sides.Select(side => side.Side)], KeepAlives(sides).Index(),
                row =>
                [
                    PredictionWording.KeepAlive(row.Item),
                    .. sides.Select(side => PredictionWording.Of(side.KeepAlives[row.Index].ColdShare, PredictionWording.Share)),
                ]));
    }

    private static Chart? CostByKeepAlive(PredictionModel model, string prices, int index)
    {
        var keepAlives = KeepAlives(ScaledToZero(model));
        if (keepAlives.Length < 2)
            return null;
        var currency = CurrencyOf(model, prices);
        var lines = Models(model).Select(line => (line.Side, line.Model, Bills: line.Side.KeepAlives
            .SelectMany(point => point.Bills, (point, bill) => (point.KeepAliveSeconds, Bill: bill))
            .Where(point => point.Bill.PriceSheet == prices && point.Bill.Model == line.Model).ToArray()))
            .Where(line => line.Bills.Length > 0).ToArray();
        // What has no keep-alive costs the same with each.
        Curve[] curves = [.. lines.Select(line => new Curve(
            LabelOf(line.Side.Side, line.Model), StyleOf(model, line.Side, line.Model),
            [.. keepAlives.Select((seconds, place) => new CurvePoint(
                seconds, line.Bills[Math.Min(place, line.Bills.Length - 1)].Bill.PerMonth.Value))]))];
        var sheet = Sheet(curves, "keep-alive", $"{currency} a month") with
        {
            Horizontal = (from, to, ticks) => new OrdinalScale(keepAlives, from, to, Math.Max(ticks, 2)),
            HorizontalFormat = seconds => PredictionWording.KeepAlive(seconds),
        };
        return sheet.ToChart(
            $"predict-cost-keep-alive-{index}", $"Cost a month by keep-alive, {prices}",
            "A curve for each side and model; those without a keep-alive are level.",
            DataTable.Of(
                ["Keep-alive", .. curves.Select(curve => curve.Label)], keepAlives.Index(),
                row =>
                [
                    PredictionWording.KeepAlive(row.Item),
                    .. curves.Select(curve => Quantity.Money(curve.Points[row.Index].Y, currency)),
                ]));
    }

    private static Chart? ColdByTraffic(PredictionModel model)
    {
        var sides = ScaledToZero(model);
        if (sides.Length == 0)
            return null;
        Curve[] curves = [.. sides.Select(side => new Curve(
            PredictionTables.NameOf(side), model.StyleOf(side.Side),
            [.. side.Traffic.Select(point => new CurvePoint(point.Factor, Percent * point.ColdShare))]))];
        return Traffic(Sheet(curves, "", "% of calls")).ToChart(
            "predict-cold-traffic", "Cold calls by traffic",
            "The share of the calls that a new process answers, from a hundredth of the trace to a hundred times it.",
            PredictionTables.Traffic(model.Prediction));
    }

    private static Chart? CostByTraffic(PredictionModel model, string prices, int index)
    {
        var currency = CurrencyOf(model, prices);
        Curve[] curves = [.. Models(model).Select(line => new Curve(
            LabelOf(PredictionTables.NameOf(line.Side), line.Model), StyleOf(model, line.Side, line.Model),
            [.. line.Side.Traffic.SelectMany(point => point.Bills, (point, bill) => (point.Factor, Bill: bill))
                .Where(point => point.Bill.PriceSheet == prices && point.Bill.Model == line.Model && point.Bill.PerMonth.Value > 0)
                .Select(point => new CurvePoint(point.Factor, point.Bill.PerMonth.Value))]))
            .Where(curve => curve.Points.Count > 1)];
        if (curves.Length == 0)
            return null;
        var crossings = model.Prediction.Crossings.Where(crossing => crossing.PriceSheet == prices).ToArray();
        var sheet = Traffic(Sheet(curves, "", $"{currency} a month")) with
        {
            Marks = [.. crossings.Where(crossing => crossing.Factor is not null).Select(crossing
                => (new CurvePoint(crossing.Factor!.Value, HeightAt(model, crossing, prices)), PredictionWording.Of(crossing)))],
        };
        return sheet.ToChart(
            $"predict-cost-traffic-{index}", $"Cost a month by traffic, {prices}",
            string.Join(" ", crossings.Select(PredictionWording.Of).Prepend("A curve for each side and model, both axes logarithmic.")),
            DataTable.Of(
                ["Traffic", .. curves.Select(curve => curve.Label)],
                curves.SelectMany(curve => curve.Points).Select(point => point.X).Distinct().Order(),
                factor =>
                [
                    PredictionWording.Times(factor),
                    .. curves.Select(curve => curve.Points.FirstOrDefault(point => point.X == factor) is { } found
                        ? Quantity.Money(found.Y, currency)
                        : "–"),
                ]));
    }

    private static CurveSheet Sheet(IReadOnlyList<Curve> curves, string horizontal, string vertical)
    {
        double[] heights =
        [
            .. curves.SelectMany(curve => curve.Points).Select(point => point.Y),
            .. curves.SelectMany(curve => curve.Intervals).OfType<Interval>().Select(interval => interval.Upper),
        ];
        var logarithmic = heights.Min() > 0 && heights.Max() / heights.Min() > LinearSpan;
        return new CurveSheet
        {
            Curves = curves,
            Horizontal = (from, to, ticks) => new LogScale(0.01, 100, from, to, ticks),
            Vertical = (from, to) => logarithmic
                ? new LogScale(heights.Min() / 1.1, heights.Max() * 1.1, from, to)
                : LinearScale.FromZero(heights.Max(), from, to),
            HorizontalTitle = horizontal,
            VerticalTitle = logarithmic ? $"{vertical} (logarithmic)" : vertical,
        };
    }

    private static CurveSheet Traffic(CurveSheet sheet) => sheet with
    {
        HorizontalTitle = "times the traffic of the trace (logarithmic)",
        HorizontalFormat = PredictionWording.Times,
    };

    private static SidePrediction[] ScaledToZero(PredictionModel model)
        => [.. model.Prediction.Sides.Where(side => side.Life == ReplicaLife.ScaledToZero)];

    private static double[] KeepAlives(SidePrediction[] sides)
        => sides.Length == 0 ? [] : [.. sides[0].KeepAlives.Select(line => line.KeepAliveSeconds!.Value)];

    private static IEnumerable<(SidePrediction Side, CostModel Model)> Models(PredictionModel model)
        => model.Prediction.Sides.SelectMany(_ => Enum.GetValues<CostModel>(), (side, cost) => (side, cost));

    private static string LabelOf(string side, CostModel model) => $"{side}, {RunWording.Of(model)}";

    private static string StyleOf(PredictionModel model, SidePrediction side, CostModel cost)
        => model.StyleOf(side.Side) + (cost == CostModel.ReservedPod ? " dashed" : "");

    private static string CurrencyOf(PredictionModel model, string prices)
        => model.Prediction.Sides.SelectMany(side => side.KeepAlives).SelectMany(line => line.Bills)
            .First(bill => bill.PriceSheet == prices).Currency;

    private static Interval? Scaled(Interval? interval)
        => interval is null ? null : interval with { Lower = Percent * interval.Lower, Upper = Percent * interval.Upper };

    // On the curve of the pods, which runs straight between two points.
    private static double HeightAt(PredictionModel model, PredictedCrossing crossing, string prices)
    {
        var points = model.Prediction.Sides.First(side => side.Side == crossing.Reference).Traffic;
        var above = points.Index().First(point => point.Item.Factor >= crossing.Factor).Index;
        var (from, to) = (points[Math.Max(0, above - 1)], points[above]);
        var share = from == to ? 0 : Math.Log(crossing.Factor!.Value / from.Factor) / Math.Log(to.Factor / from.Factor);
        return Math.Exp(((1 - share) * Math.Log(Money(from))) + (share * Math.Log(Money(to))));

        double Money(TrafficPrediction point) => Math.Max(1e-6, point.Bills
            .First(bill => bill.PriceSheet == prices && bill.Model == CostModel.ReservedPod).PerMonth.Value);
    }
}
