using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Reads from a scrape how programs were built.</summary>
internal static class BuildReading
{
    private static readonly WantedLines s_lines = new(MetricNames.ProcessInfo, MetricNames.FunctionInfo, MetricNames.FunctionProgram);

    /// <summary>The builds of the process that answered and of the functions it tells of, by component.</summary>
    /// <exception cref="FormatException">A line is not in the format.</exception>
    public static IReadOnlyDictionary<string, ComponentBuild> In(ReadOnlySpan<byte> scrape, string process)
    {
        var points = s_lines.In(scrape).ToLookup(point => point.Name == MetricNames.FunctionProgram);
        var sizes = points[true].ToDictionary(point => NameOf(point.Labels, process), point => point.Value);
        return points[false].ToDictionary(
            point => NameOf(point.Labels, process),
            point => Build(point.Labels) with { ProgramBytes = sizes.TryGetValue(NameOf(point.Labels, process), out var bytes) ? bytes : null });
    }

    private static string NameOf(IReadOnlyDictionary<string, string> labels, string process)
        => labels.TryGetValue(MetricNames.FunctionLabel, out var function) ? MetricNames.FunctionOf(function) : process;

    private static ComponentBuild Build(IReadOnlyDictionary<string, string> labels)
        => new(Label(labels, "configuration"), Label(labels, "compilation"), Label(labels, "runtime"), Label(labels, "tiering"), Label(labels, "gc"));

    private static string Label(IReadOnlyDictionary<string, string> labels, string name) => labels.GetValueOrDefault(name, "");
}
