using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Sides.Templates;

/// <summary>The texts of described systems that are templates.</summary>
public static class SystemTexts
{
    /// <summary>All that a side has, each by its path in the system.</summary>
    public static IEnumerable<(string Path, string Text)> Of(SystemDefinition system)
        => OfAddresses(system)
            .Concat(system.Steps.Index().SelectMany(step => OfStep(step.Item)
                .Select(text => ($"steps[{step.Index}].{text.Path}", text.Text))));

    /// <summary>Those that are known before anything is asked: only the environment and irisbench's own system fill them.</summary>
    public static IEnumerable<(string Path, string Text)> OfAddresses(SystemDefinition system)
    {
        if (system.BaseUrl is { } address)
            yield return ("baseUrl", address);
        foreach (var (index, component) in system.Components.Index())
        {
            foreach (var (name, text) in new[]
            {
                ("metrics", component.Metrics), ("function", component.Function),
                ("process", component.Process), ("controlGroup", component.ControlGroup),
                ("prometheus.server", component.Prometheus?.Server),
                ("prometheus.cpu", component.Prometheus?.Cpu), ("prometheus.memory", component.Prometheus?.Memory),
            })
            {
                if (text is not null)
                    yield return ($"components[{index}].{name}", text);
            }
        }
    }

    /// <summary>Those of a step.</summary>
    public static IEnumerable<(string Path, string Text)> OfStep(StepDefinition step)
    {
        foreach (var (name, text) in new[] { ("path", step.Path), ("url", step.Url), ("body", step.Body) })
        {
            if (text is not null)
                yield return (name, text);
        }

        foreach (var (name, value) in step.Headers)
            yield return ($"headers.{name}", value);
    }

    /// <summary>Every name that the described sides of an experiment use, with the side.</summary>
    /// <exception cref="FormatException">A text is no template.</exception>
    public static IEnumerable<(string Side, string Name)> NamesOf(Experiment experiment)
        => experiment.Sides.Where(side => side.System is not null)
            .SelectMany(side => Of(side.System!).SelectMany(text => Template.Parse(text.Text).Names).Distinct()
                .Select(name => (side.Name, name)));

    /// <summary>Whether a side is asked for flowers; else one answer is like another.</summary>
    public static bool UseFlowers(Experiment experiment)
        => experiment.Sides.Any(side => side.Packaging is not null) || NamesOf(experiment).Any(used => used.Name == InputNames.Flower);

    /// <summary>Whether a side needs irisbench's own system: it is one of its packagings, or asks for its addresses.</summary>
    public static bool NeedIris(Experiment experiment)
        => experiment.Sides.Any(side => side.Packaging is not null)
            || NamesOf(experiment).Any(used => used.Name.StartsWith(InputNames.Iris, StringComparison.Ordinal));
}
