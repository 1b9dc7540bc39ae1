using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Running;

/// <summary>Where the figures of a run come from: of the Iris pipeline as its targets say, of described systems as they do.</summary>
internal static class MeasurementSources
{
    /// <exception cref="ExperimentException">With what the environment holds an address is none.</exception>
    public static IMeasurementSource Of(RunRequest request, RunInputs inputs)
    {
        var described = request.Experiment.Sides.SelectMany(side => side.System?.Components ?? [])
            .DistinctBy(component => component.Name).ToArray();
        IMeasurementSource[] ofIris = TargetCheck.Processes(request.Experiment).Count > 0 ? [OfIris(request)] : [];
        return described.Length == 0
            ? ofIris[0]
            : new CompositeSource(
                [.. ofIris, .. OfDescribed(described, request.Experiment.Measurement.SettlingScrapes, inputs)],
                described.ToDictionary(component => component.Name, component => RoleOf(component.Role)),
                inputs);
    }

    private static IMeasurementSource OfIris(RunRequest request)
    {
        var (processes, functions) = (TargetCheck.Processes(request.Experiment), TargetCheck.Functions(request.Experiment));
        if (request.Targets.ControlGroups.Count > 0)
            return new ControlGroupSource(request.Targets.ControlGroups);
        return request.Targets.Prometheus is { } prometheus
            ? new PrometheusSource(prometheus, [.. processes, .. functions])
            : new ScrapeSource(
                [.. processes.Select(process => ScrapeTarget.Of(
                    process, request.Targets.Metrics[process], process == ComponentNames.Gateway ? functions : []))],
                request.Experiment.Measurement.SettlingScrapes);
    }

    private static IEnumerable<IMeasurementSource> OfDescribed(
        IReadOnlyList<ComponentDefinition> components, int settlingScrapes, RunInputs inputs)
    {
        var scraped = components.Where(component => component.Metrics is not null)
            .GroupBy(component => AddressOf(component.Name, component.Metrics!, inputs))
            .Select(page => new ScrapeTarget(page.Key, [.. page.Select(component => (component.Name, Filled(component.Function)))]))
            .ToArray();
        if (scraped.Length > 0)
            yield return new ScrapeSource(scraped, settlingScrapes);

        var processes = components.Where(component => component.Process is not null)
            .ToDictionary(component => component.Name, component => inputs.Fill(component.Process!));
        if (processes.Count > 0)
            yield return new ProcessSource(processes);

        var groups = components.Where(component => component.ControlGroup is not null)
            .ToDictionary(component => component.Name, component => (IReadOnlyList<string>)[inputs.Fill(component.ControlGroup!)]);
        if (groups.Count > 0)
            yield return new ControlGroupSource(groups);

        foreach (var server in components.Where(component => component.Prometheus is not null).GroupBy(component => (
            Address: AddressOf(component.Name, component.Prometheus!.Server, inputs), Scope: ComponentRules.ScopeOf(component))))
        {
            yield return new PrometheusSource(
                server.Key.Address, [.. server.Select(component => component.Name)],
                [(server.Key.Scope, [.. server.Select(component => FamilyOf(component.Name, component.Prometheus!))])]);
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

    private static ComponentRole RoleOf(ComponentShare share) => share switch
    {
        ComponentShare.Platform => ComponentRole.Platform,
        ComponentShare.Shared => ComponentRole.Shared,
        _ => ComponentRole.Work,
    };
}
