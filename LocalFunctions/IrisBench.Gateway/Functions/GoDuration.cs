using System.Globalization;
using System.Text.RegularExpressions;

namespace IrisBench.Gateway.Functions;

/// <summary>A duration as Go writes it: <c>300ms</c>, <c>1.5h</c>, <c>2h45m</c> (Go's time.ParseDuration, without signs).</summary>
internal static partial class GoDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0")
        {
            return true;
        }

        var match = Whole().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var seconds = 0.0;
        for (var part = 0; part < match.Groups["unit"].Captures.Count; part++)
        {
            var number = double.Parse(match.Groups["number"].Captures[part].Value, CultureInfo.InvariantCulture);
            seconds += number * SecondsOf(match.Groups["unit"].Captures[part].Value);
        }

        if (seconds > Longest.TotalSeconds)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    private static double SecondsOf(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"^(?:(?<number>[0-9]{1,12}(?:\.[0-9]{0,12})?)(?<unit>h|ms|m|s|us|µs|ns))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
