using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Sides.Templates;

/// <summary>The texts of described systems that are templates.</summary>
public static class SystemTexts
{
    /// <summary>All that a side has, each by its path in the system.</summary>
    public static IEnumerable<(string Path, string Text)> Of(SystemDefinition system)
        => OfAddresses(system).Concat(OfStart(system))
            .Concat(system.Steps.Index().SelectMany(step => OfStep(step.Item)
                .Select(text => ($"steps[{step.Index}].{text.Path}", text.Text))));

    /// <summary>Those that are known before anything is asked: only the environment and irisbench's own system fill them.</summary>
    public static IEnumerable<(string Path, string Text)> OfAddresses(SystemDefinition system)
    {
        var texts = system.Components.Index().SelectMany(component => new[]
        {
            ("metrics", component.Item.Metrics), ("function", component.Item.Function),
            ("process", component.Item.Process), ("controlGroup", component.Item.ControlGroup),
            ("prometheus.server", component.Item.Prometheus?.Server),
            ("prometheus.cpu", component.Item.Prometheus?.Cpu), ("prometheus.memory", component.Item.Prometheus?.Memory),
        }.Select(text => ($"components[{component.Index}].{text.Item1}", text.Item2)));
        return Given([("baseUrl", system.BaseUrl), .. texts]);
    }

    /// <summary>Those of what builds and starts it.</summary>
    public static IEnumerable<(string Path, string Text)> OfStart(SystemDefinition system) => Given(
    [
        ("build", system.Build), ("start.command", system.Start?.Command), ("start.workingDirectory", system.Start?.WorkingDirectory),
        ("start.ready", system.Start?.Ready),
        .. (system.Start?.Environment ?? new Dictionary<string, string>())
            .Select(variable => ($"start.environment.{variable.Key}", (string?)variable.Value)),
    ]);

    /// <summary>Those of a step.</summary>
    public static IEnumerable<(string Path, string Text)> OfStep(StepDefinition step) => Given(
    [
        ("path", step.Path), ("url", step.Url), ("body", step.Body),
        .. step.Headers.Select(header => ($"headers.{header.Key}", (string?)header.Value)),
    ]);

    /// <summary>The names that a system uses.</summary>
    public static IEnumerable<string> NamesOf(SystemDefinition system)
        => Of(system).SelectMany(text => Template.Parse(text.Text).Names).Distinct();

    /// <summary>Whether a side is asked for flowers; else one answer is like another.</summary>
    public static bool UseFlowers(Experiment experiment) => Use(experiment, name => name == InputNames.Flower);

    /// <summary>Whether a side needs irisbench's own system: it asks for its addresses.</summary>
    public static bool NeedIris(Experiment experiment)
        => Use(experiment, name => name.StartsWith(InputNames.Iris, StringComparison.Ordinal));

    private static IEnumerable<(string, string)> Given(IEnumerable<(string, string? Text)> texts)
        => texts.Where(text => text.Text is not null)!;

    private static bool Use(Experiment experiment, Func<string, bool> asked)
        => experiment.Sides.Any(side => NamesOf(IrisSystem.Of(side)).Any(asked));
}
