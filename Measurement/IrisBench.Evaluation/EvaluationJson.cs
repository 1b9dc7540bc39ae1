using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Twin;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation;

/// <summary>Summaries and differences as JSON: camel case, enumerations by name, nulls written: a record lacks nothing when it is read
/// back.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(RunDifference))]
[JsonSerializable(typeof(SweepSummary))]
[JsonSerializable(typeof(TracePrediction))]
public sealed partial class EvaluationJson : JsonSerializerContext
{
    /// <summary>Reads a <c>summary.json</c> of a run, which another version may have written.</summary>
    public static async Task<RunSummary?> ReadSummaryAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(cancellationToken);
        // Version 1 had one word for the two answers that it did not tell apart. In a name a quotation mark is escaped.
        return JsonSerializer.Deserialize(
            text.Replace("\"noDifferenceShown\"", "\"notKnown\"", StringComparison.Ordinal), ResultsJson.Reading<RunSummary>());
    }
}

/// <summary>The formats that the evaluation reads and writes, as they are published in docs/schema.</summary>
public static class EvaluationSchemas
{
    /// <summary>A price sheet.</summary>
    public static PublishedSchema Prices { get; } = new("prices", PriceSheet.CurrentSchema, typeof(PriceSheet));

    /// <summary><c>summary.json</c> of a run's folder.</summary>
    public static PublishedSchema Summary { get; } = new(
        "summary", RunSummary.CurrentSchema, typeof(RunSummary), EvaluationJson.Default.Options);

    /// <summary>What <c>irisbench diff --json</c> writes.</summary>
    public static PublishedSchema Difference { get; } = new(
        "diff", RunDifference.CurrentSchema, typeof(RunDifference), EvaluationJson.Default.Options);

    /// <summary><c>summary.json</c> of a sweep's folder.</summary>
    public static PublishedSchema Sweep { get; } = new(
        "sweep", SweepSummary.CurrentSchema, typeof(SweepSummary), EvaluationJson.Default.Options);

    /// <summary>What <c>irisbench predict --json</c> writes.</summary>
    public static PublishedSchema Prediction { get; } = new(
        "prediction", TracePrediction.CurrentSchema, typeof(TracePrediction), EvaluationJson.Default.Options);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedSchema> All { get; } = [Prices, Summary, Difference, Sweep, Prediction];
}
