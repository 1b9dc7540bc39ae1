using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Reads from a scrape how programs were built.</summary>
internal static class BuildReading
{
    private static readonly WantedLines s_lines = new(MetricNames.ProcessInfo, MetricNames.FunctionInfo, MetricNames.FunctionProgram);

    /// <summary>The builds of the process that answered and of the functions it tells of, by component.</summary>
    /// <exception cref="FormatException">A line is not in the format.</exception>
    public static IReadOnlyDictionary<string, ComponentBuild> In(ReadOnlySpan<byte> scrape, ScrapeTarget target)
    {
        var points = s_lines.In(scrape).ToLookup(point => point.Name == MetricNames.FunctionProgram);
        var sizes = points[true].ToDictionary(point => NameOf(point.Labels, target), point => point.Value);
        return points[false].ToDictionary(
            point => NameOf(point.Labels, target),
            point => Build(point.Labels) with { ProgramBytes = sizes.TryGetValue(NameOf(point.Labels, target), out var bytes) ? bytes : null });
    }

    // A function that nobody asked for keeps its own name, by which nobody asks.
    private static string NameOf(IReadOnlyDictionary<string, string> labels, ScrapeTarget target)
    {
        var function = labels.TryGetValue(MetricNames.FunctionLabel, out var label) ? MetricNames.FunctionOf(label) : null;
        return target.Components.FirstOrDefault(component => component.Function == function).Name ?? function ?? "";
    }

    private static ComponentBuild Build(IReadOnlyDictionary<string, string> labels)
        => new(Label(labels, "configuration"), Label(labels, "compilation"), Label(labels, "runtime"), Label(labels, "tiering"), Label(labels, "gc"));

    private static string Label(IReadOnlyDictionary<string, string> labels, string name) => labels.GetValueOrDefault(name, "");
}
