using System.Text.RegularExpressions;
using IrisBench.Experiments.Definition.OwnSystem;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>What must hold of the watched parts of described systems.</summary>
internal static partial class ComponentRules
{
    /// <summary>Of what a component's figures are.</summary>
    public static MeasuredScope ScopeOf(ComponentDefinition component)
        => component.Prometheus?.Scope ?? (component.ControlGroup is null ? MeasuredScope.Process : MeasuredScope.Container);

    public static IEnumerable<string> Broken(ComponentDefinition component)
    {
        if (new object?[] { component.Metrics, component.Process, component.ControlGroup, component.Prometheus }.Count(source => source is not null) != 1)
            yield return "must have one of 'metrics', 'process', 'controlGroup' and 'prometheus'";
        if (component.Function is not null && component.Metrics is null)
            yield return "has a function, but no metrics of its gateway";
        if (component.Name == ComponentNames.Generator)
            yield return $"has the name '{component.Name}', which is irisbench's own";
        foreach (var selector in new[] { component.Prometheus?.Cpu, component.Prometheus?.Memory }.OfType<string>().Where(selector => !Regex.IsMatch(Filled().Replace(selector, "x"), PrometheusDefinition.SelectorPattern)))
            yield return $"has '{selector}', which must be a selector: a metric's name and matchers in braces, without functions or a range";
        if (component.Prometheus is { } prometheus && SeriesFamily.NameOf(prometheus.Cpu) == SeriesFamily.NameOf(prometheus.Memory))
            yield return $"has the metric {SeriesFamily.NameOf(prometheus.Cpu)} for its CPU and for its memory";
    }

    // What the environment will hold may be anything, a matcher's value for one.
    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Filled();

    public static IEnumerable<string> BrokenBetween(Experiment experiment)
    {
        var sides = experiment.Sides.Where(side => side.System is not null).ToArray();
        foreach (var same in sides.SelectMany(side => side.System!.Components.Select(component => (Side: side.Name, component))).GroupBy(component => component.component.Name))
        {
            if (same.Select(component => component.component).Distinct().Count() > 1)
                yield return $"say different things of the component '{same.Key}'";
            if (same.GroupBy(component => component.Side).Any(side => side.Count() > 1))
                yield return $"name the component '{same.Key}' twice in one system";
            if (sides.Length < experiment.Sides.Count && ComponentNames.All.Contains(same.Key))
                yield return $"name a component '{same.Key}', as one of the Iris pipeline's is called; take another name beside it";
        }

        // One table holds figures of one kind.
        if (sides.SelectMany(side => side.System!.Components).GroupBy(ScopeOf).ToArray() is [var one, var other])
            yield return $"have {one.First().Name} measured as a {one.Key.ToString().ToLowerInvariant()} and {other.First().Name} as a {other.Key.ToString().ToLowerInvariant()}, which count memory differently";
    }
}
