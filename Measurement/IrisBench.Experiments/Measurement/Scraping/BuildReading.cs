using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Reads from a scrape how programs were built.</summary>
internal static class BuildReading
{
    private static readonly WantedLines s_lines = new(MetricNames.ProcessInfo, MetricNames.FunctionInfo);

    /// <summary>The builds of the process that answered and of the functions it tells of, by component.</summary>
    /// <exception cref="FormatException">A line is not in the format.</exception>
    public static IEnumerable<KeyValuePair<string, ComponentBuild>> In(ReadOnlySpan<byte> scrape, string process)
        => s_lines.In(scrape).Select(point => new KeyValuePair<string, ComponentBuild>(
            point.Labels.TryGetValue(MetricNames.FunctionLabel, out var function) ? MetricNames.FunctionOf(function) : process, Build(point.Labels)));

    private static ComponentBuild Build(IReadOnlyDictionary<string, string> labels)
        => new(Label(labels, "configuration"), Label(labels, "compilation"), Label(labels, "runtime"), Label(labels, "tiering"), Label(labels, "gc"));

    private static string Label(IReadOnlyDictionary<string, string> labels, string name) => labels.GetValueOrDefault(name, "");
}
