using System.Globalization;
using System.Text.Json;

namespace IrisBench.Tests.Monitoring;

/// <summary>One series of a query's answer with its value.</summary>
internal sealed record PrometheusSample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    public static PrometheusSample Of(JsonElement result) => new(
        result.GetProperty("metric").Deserialize<Dictionary<string, string>>()!,
        ParseValue(result.GetProperty("value")[1].GetString()!));

    private static double ParseValue(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
