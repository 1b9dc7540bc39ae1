using System.Globalization;

namespace IrisBench.Gateway.Functions;

/// <summary>The labels, or annotations, of a function that begin alike. What cannot be read is refused by its whole name.</summary>
/// <param name="values">All labels.</param>
/// <param name="prefix">How those begin.</param>
/// <param name="kind">What a refusal calls them.</param>
internal sealed class LabelValues(IReadOnlyDictionary<string, string> values, string prefix, string kind = "label")
{
    /// <summary>The names that are there, without what all begin with.</summary>
    public IEnumerable<string> Names => values.Keys
        .Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]).Order(StringComparer.Ordinal);

    public bool Has(string name) => values.ContainsKey(prefix + name);

    /// <summary>The value as it is written; null where there is no such label. JSON may have null for a value, which is none.</summary>
    public string? Text(string name) => values.TryGetValue(prefix + name, out var text) ? text ?? "" : null;

    /// <exception cref="InvalidFunctionException">It is another.</exception>
    public int? Whole(string name, int least, int most)
        => Text(name) is { } text
            ? WholeNumber.Parse(text, least, most) ?? throw Refused(name, WholeNumber.Demand(text, least, most))
            : null;

    /// <exception cref="InvalidFunctionException">It is another.</exception>
    public double? Number(string name, double least, double most)
        => Text(name) is not { } text ? null
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most ? number
            : throw Refused(name, string.Create(
                CultureInfo.InvariantCulture, $"must be a number from {least} to {most}, such as 70 or 0.9, not '{text}'"));

    /// <exception cref="InvalidFunctionException">It is another.</exception>
    public TimeSpan? Duration(string name, TimeSpan least, TimeSpan most)
        => Text(name) is not { } text ? null
            : GoDuration.Parse(text) is { } duration && duration > TimeSpan.Zero && duration >= least && duration <= most ? duration
            : throw Refused(name, $"must be a duration such as 10s or 5m{Range(least, most)}, not '{text}'");

    /// <summary>Which of the names it is, by its place.</summary>
    /// <exception cref="InvalidFunctionException">It is none of them.</exception>
    public int? Choice(string name, string[] names)
        => Text(name) is not { } text ? null
            : Array.IndexOf(names, text) is >= 0 and var place ? place
            : throw Refused(name, $"must be {string.Join(", ", names[..^1])}{(names.Length > 1 ? " or " : "")}{names[^1]}, not '{text}'");

    /// <summary>Refuses what is there beside these.</summary>
    /// <exception cref="InvalidFunctionException">There is another.</exception>
    public void DemandOnly(string[] names, string engine)
    {
        if (Names.Except(names).FirstOrDefault() is { } other)
            throw Refused(
                other,
                $"does not go with {engine}" + (names.Length == 0 ? "" : $", of which {string.Join(", ", names)} are known here"));
    }

    /// <summary>The refusal of one.</summary>
    public InvalidFunctionException Refused(string name, string demand) => new($"{kind} {prefix}{name} {demand}");

    private static string Range(TimeSpan least, TimeSpan most) => most == TimeSpan.MaxValue
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", from {least.TotalSeconds} s to {most.TotalSeconds} s");
}
