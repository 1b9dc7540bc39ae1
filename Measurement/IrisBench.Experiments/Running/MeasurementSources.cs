using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Running;

/// <summary>Where the figures of a run come from: as its systems say, and of the Iris pipeline as its targets say where they do.</summary>
internal static class MeasurementSources
{
    private const string Ended = "a fault ends the process of the monolith, and another takes its place";
    private const string Gone = "a process that lives for one request is gone before what it has of its own can be read";

    /// <exception cref="ExperimentException">With what the environment holds an address is none, or a control group is missing.</exception>
    public static IMeasurementSource Of(RunRequest request, IReadOnlyList<ComponentDefinition> components, RunInputs inputs)
    {
        var byTargets = request.Experiment.Sides.Where(side => side.System is null && request.Targets.TellFigures)
            .SelectMany(side => request.SystemOf(side).Components.Select(component => component.Name)).Distinct().ToArray();
        IMeasurementSource[] sources =
        [
            .. byTargets.Length > 0 ? [OfTargets(request.Targets, byTargets)] : (IMeasurementSource[])[],
            .. OfDescribed(components, request.Experiment, inputs),
        ];
        // Of the Iris pipeline alone there is nothing to be said that its readers do not know.
        return sources is [var only] && request.Experiment.Sides.All(side => side.System is null)
            ? only
            : new CompositeSource(sources, inputs);
    }

    private static bool Forks(Experiment experiment)
        => SweepPoints.Of(experiment).SelectMany(point => point.Experiment.Sides).Any(side => side.Mode == FunctionMode.Fork);

    // Of a function the gateway tells on, and of what irisbench starts the process above it.
    private static bool HasFaults(Experiment experiment)
        => experiment.Sides.Any(side => side.Packaging == Packaging.Monolith && experiment.Faults.Any(fault => fault.IsOf(side)));

    private static IMeasurementSource OfTargets(RunTargets targets, IReadOnlyList<string> components)
    {
        if (targets.Prometheus is { } prometheus && targets.ControlGroups.Count == 0)
            return new PrometheusSource(prometheus, prometheus.AbsoluteUri, components);
        if (components.FirstOrDefault(component => !targets.ControlGroups.ContainsKey(component)) is { } without)
            throw new ExperimentException(
                $"The control group of {without} is not given; it is needed beside those of the other components: "
                + $"--control-group {without}=GROUP.");
        if (targets.ControlGroups.Keys.FirstOrDefault(component => !components.Contains(component)) is { } other)
            throw new ExperimentException($"A control group of {other} is given; leave it out, or name one of "
                + $"{string.Join(", ", components)}.");
        return new ControlGroupSource(targets.ControlGroups);
    }

    private static IEnumerable<IMeasurementSource> OfDescribed(
        IReadOnlyList<ComponentDefinition> components, Experiment experiment, RunInputs inputs)
    {
        var scraped = components.Where(component => component.Metrics is not null)
            .GroupBy(component => AddressOf(component.Name, component.Metrics!, inputs))
            .Select(page => new MetricsPage(page.Key, [.. page.Select(component => (component.Name, Filled(component.Function)))]))
            .ToArray();
        if (scraped.Length > 0)
            yield return new ScrapeSource(
                scraped, experiment.Measurement.SettlingScrapes, Forks(experiment) ? Gone : HasFaults(experiment) ? Ended : null,
                HasFaults(experiment) ? [ComponentNames.Monolith] : []);

        var processes = components.Where(component => component.Process is not null)
            .ToDictionary(component => component.Name, component => inputs.Fill(component.Process!));
        if (processes.Count > 0)
            yield return new ProcessSource(processes);

        var groups = components.Where(component => component.ControlGroup is not null)
            .ToDictionary(component => component.Name, component => (IReadOnlyList<string>)[inputs.Fill(component.ControlGroup!)]);
        if (groups.Count > 0)
            yield return new ControlGroupSource(groups);

        foreach (var server in components.Where(component => component.Prometheus is not null).GroupBy(component => (
            Address: AddressOf(component.Name, component.Prometheus!.Server, inputs),
            Memory: ComponentRules.ScopeOf(component) == MeasuredScope.Container ? MemoryKind.Container : MemoryKind.Resident)))
        {
            yield return new PrometheusSource(
                server.Key.Address, inputs.Shown(server.First().Prometheus!.Server), [.. server.Select(component => component.Name)],
                [(server.Key.Memory, [.. server.Select(component => FamilyOf(component.Name, component.Prometheus!))])]);
        }

        string? Filled(string? function) => function is null ? null : inputs.Fill(function);

        SeriesFamily FamilyOf(string component, PrometheusDefinition series)
            => SeriesFamily.Of(component, inputs.Fill(series.Cpu), inputs.Fill(series.Memory));
    }

    private static Uri AddressOf(string component, string template, RunInputs inputs)
        => Uri.TryCreate(inputs.Fill(template), UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo.Length: 0 }
            ? address
            : throw new ExperimentException(
                $"The component {component} has '{template}', which is no http or https address without a user.");
}
