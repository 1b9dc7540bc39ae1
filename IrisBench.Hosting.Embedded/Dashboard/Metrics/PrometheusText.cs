using System.Globalization;
using System.Text.RegularExpressions;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Reads the samples of the text format (https://prometheus.io/docs/instrumenting/exposition_formats/). Comments and what
// cannot be read are passed over.
internal static partial class PrometheusText
{
    public static IEnumerable<MetricSample> Read(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (Line().Match(line) is { Success: true } match && TryRead(match.Groups["value"].Value, out var value))
                yield return new MetricSample(match.Groups["name"].Value, Labels(match), value);
        }
    }

    private static Dictionary<string, string> Labels(Match match)
    {
        var labels = new Dictionary<string, string>();
        foreach (var (key, value) in match.Groups["key"].Captures.Zip(match.Groups["label"].Captures))
            labels[key.Value] = Escape().Replace(value.Value, escape => escape.Value == "\\n" ? "\n" : escape.Value[1..]);
        return labels;
    }

    private static bool TryRead(string text, out double value)
    {
        value = text switch { "+Inf" => double.PositiveInfinity, "-Inf" => double.NegativeInfinity, _ => 0 };
        return value != 0 || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][\w:]*)(\{(\s*(?<key>\w+)="(?<label>(\\.|[^"\\])*)"\s*,?)*\})?\s+(?<value>\S+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
