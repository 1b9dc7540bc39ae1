using System.Text.RegularExpressions;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Started;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>What must hold of sides that describe a system, beyond what each value may be.
/// Each problem has the path of what it is about.</summary>
internal static partial class SystemRules
{
    private const int MostTogether = 8;
    private const int MaximumBodyCharacters = 1024 * 1024;

    public static IEnumerable<(string Path, string Problem)> Broken(Experiment experiment)
    {
        var mostFanOut = (experiment.Vary?.FanOut ?? []).Append(experiment.Pipeline.FanOut).Max();
        foreach (var (index, side) in experiment.Sides.Index())
        {
            if (side.Packaging is null == side.System is null)
                yield return ($"sides[{index}]",
                    side.System is null ? "lacks 'packaging', or 'system' for one of your own" : "has both 'packaging' and 'system'");
            if (side.System is not { } system)
                continue;
            foreach (var (path, problem) in Texts(system).Concat(Components(system)).Concat(StartRules.Broken(system)))
                yield return ($"sides[{index}].system.{path}", problem);
            foreach (var (place, step) in system.Steps.Index())
            {
                foreach (var problem in Step(system, step, place, mostFanOut))
                    yield return ($"sides[{index}].system.steps[{place}]", problem);
            }
        }

        foreach (var problem in ComponentRules.BrokenBetween(experiment))
            yield return ("sides", problem);
        if (experiment.Sides.Sum(side => side.System?.Steps.Sum(step => (long)(step.Body?.Length ?? 0)) ?? 0) > MaximumBodyCharacters)
            yield return ("sides", $"have bodies of more than {MaximumBodyCharacters >> 20} MiB together");
    }

    private static IEnumerable<(string, string)> Components(SystemDefinition system)
        => system.Components.Index().SelectMany(component => ComponentRules.Broken(component.Item)
            .Select(problem => ($"components[{component.Index}]", problem)));

    // Why a text is no template, or uses what is not known where it stands.
    private static IEnumerable<string> Text(string text, Func<string, bool> isKnown, Func<string> known)
    {
        try
        {
            return Template.Parse(text).Names.Where(name => !isKnown(name)).Select(name => $"uses {{{{{name}}}}}{known()}");
        }
        catch (FormatException exception)
        {
            return [exception.Message];
        }
    }

    // What a step asks for has been taken before it, by a step that is not sent together with it.
    private static IEnumerable<(string, string)> Texts(SystemDefinition system)
    {
        var own = string.Join(", ", InputNames.Own.Keys.Order());
        foreach (var (path, text) in SystemTexts.OfStart(system))
        {
            foreach (var problem in Text(text, name => StartValues.All.Contains(name)
                || name.StartsWith(InputNames.Environment, StringComparison.Ordinal),
                () => $"; there only {string.Join(", ", StartValues.All)} and env:NAME are known"))
                yield return (path, problem);
        }

        foreach (var (path, text) in SystemTexts.OfAddresses(system))
        {
            foreach (var problem in Text(
                text, name => IsKnownBefore(name) || StartRules.IsKnown(system, name),
                () => $"; there only {{{{env:NAME}}}} and {own} are known"))
                yield return (path, problem);
        }

        var (known, together) = (new HashSet<string>(InputNames.Pipeline.Keys) { InputNames.Flower }, new HashSet<string>());
        foreach (var (index, step) in system.Steps.Index())
        {
            if (!step.Together)
            {
                known.UnionWith(together);
                together.Clear();
            }

            foreach (var (path, text) in SystemTexts.OfStep(step))
            {
                foreach (var problem in Text(
                    text, name => IsKnownBefore(name) || StartRules.IsKnown(system, name) || known.Contains(name),
                    () => $", which no step before it takes; known are {string.Join(", ", known.Order())}, {{{{env:NAME}}}} and {own}"))
                    yield return ($"steps[{index}].{path}", problem);
            }

            together.UnionWith(step.Take.Keys);
        }
    }

    private static bool IsKnownBefore(string name)
        => name.StartsWith(InputNames.Environment, StringComparison.Ordinal) || InputNames.Own.ContainsKey(name);

    private static IEnumerable<string> Step(SystemDefinition system, StepDefinition step, int index, int mostFanOut)
    {
        if (step.Path is null == step.Url is null)
            yield return "must have one of 'path' and 'url'";
        if (step.Path is { } path && (!(path.StartsWith('/') || path.StartsWith("{{", StringComparison.Ordinal)) || system.BaseUrl is null))
            yield return system.BaseUrl is null
                ? "has a path, but the system has no baseUrl: give it one, or the step a url"
                : $"has the path '{path}', which must begin with a slash, or a value that does";
        if (step.BodyFile is not null)
            yield return step.Body is null
                ? "has a bodyFile, which only a file of an experiment can have"
                : "must not have both 'body' and 'bodyFile'";
        if (system.Steps.Take(index).Any(before => before.Name == step.Name))
            yield return $"has the name '{step.Name}', as one before it";
        if (system.Steps.FirstOrDefault(other => IsCallOf(other, step.Name)) is { } repeated)
            yield return $"has the name '{step.Name}', as a call of '{repeated.Name}', which repeats";
        foreach (var (name, place) in step.Take.Where(taken => TakenPlace.TryParse(taken.Key, taken.Value) is null))
            yield return $"{name}: '{Excerpt.Of(place)}' is no JSON Pointer; one is empty or begins with a slash. "
                + "A header is taken by header:NAME";
        if (step.Durations is { } durations && JsonPointer.TryParse(durations) is null)
            yield return $"durations: '{Excerpt.Of(durations)}' is no JSON Pointer; one begins with a slash";
        foreach (var name in step.Take.Keys.Where(name => !TakenName().IsMatch(name) || name == InputNames.Flower))
            yield return $"takes '{Excerpt.Of(name)}', which is no name: a letter, then letters, digits, - and _, at most 63; "
                + "flower is taken";
        foreach (var name in step.Agree.Where(name => !step.Take.ContainsKey(name)))
            yield return $"must agree on '{Excerpt.Of(name)}', which it does not take";
        foreach (var problem in Headers(step.Headers))
            yield return problem;
        if (step.Durations is { Length: 0 })
            yield return "durations must not be empty";
        if (step is { Durations: not null, Repeat: not StepRepetition.Once })
            yield return "repeats, so it has no durations of its parts";
        if (step.Together && (index == 0 || step.Repeat == StepRepetition.Chain || system.Steps[index - 1].Repeat == StepRepetition.Chain))
            yield return "is sent together with the step before it: neither can be a chain, nor is there one before the first";
        if (step.Together && CallsTogether(system, index, mostFanOut) is var calls and > MostTogether)
            yield return $"is sent together with others, {calls} calls at once; {MostTogether} are the most";
    }

    // What is written is what is sent, or it is refused here.
    private static IEnumerable<string> Headers(IReadOnlyDictionary<string, string> headers)
    {
        foreach (var name in headers.Keys.Where(name => !TakenPlace.IsHeaderName(name) || Framing.Contains(name)))
            yield return $"has the header '{Excerpt.Of(name)}', which cannot be set: "
                + (TakenPlace.IsHeaderName(name) ? "irisbench frames the request itself" : "it is no header's name");
        foreach (var same in headers.Keys.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            yield return $"has the header '{Excerpt.Of(same.Key)}' twice; join its values by commas";
        foreach (var (name, _) in headers
            .Where(header => header.Value.Any(character => char.IsControl(character) && character != '\t')))
            yield return $"has the header '{Excerpt.Of(name)}' with a line break or another control character";
        foreach (var (_, host) in headers.Where(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)
            && !header.Value.Contains("{{", StringComparison.Ordinal) && !Authority().IsMatch(header.Value)))
            yield return $"has the header Host '{Excerpt.Of(host)}', which is no host: a name or an address, and a port if need be";
    }

    /// <summary>Whether calls of a step that repeats may have a name: each has a number behind the step's.</summary>
    public static bool IsCallOf(StepDefinition step, string name)
        => step.Repeat != StepRepetition.Once
            && name.StartsWith($"{step.Name}-", StringComparison.Ordinal)
            && int.TryParse(name[(step.Name.Length + 1)..], out _);

    // Of this step and those before it that it is sent with.
    private static int CallsTogether(SystemDefinition system, int index, int mostFanOut)
    {
        var first = index - system.Steps.Take(index + 1).Reverse().TakeWhile(step => step.Together).Count();
        return system.Steps.Take(index + 1).Skip(first).Sum(step => step.Repeat == StepRepetition.FanOut ? mostFanOut : 1);
    }

    // HTTP's own, by which it tells where a message ends.
    private static readonly HashSet<string> Framing = new(
        ["Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "TE", "Trailer", "Expect"],
        StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,62}\z")]
    private static partial Regex TakenName();

    [GeneratedRegex(@"^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?\z")]
    private static partial Regex Authority();
}

/// <summary>What must hold of the watched parts of described systems.</summary>
internal static partial class ComponentRules
{
    /// <summary>Of what a component's figures are.</summary>
    public static MeasuredScope ScopeOf(ComponentDefinition component)
        => component.Prometheus?.Scope ?? (component.ControlGroup is null ? MeasuredScope.Process : MeasuredScope.Container);

    public static IEnumerable<string> Broken(ComponentDefinition component)
    {
        if (new object?[] { component.Metrics, component.Process, component.ControlGroup, component.Prometheus }
            .Count(source => source is not null) != 1)
            yield return "must have one of 'metrics', 'process', 'controlGroup' and 'prometheus'";
        if (component.Function is not null && component.Metrics is null)
            yield return "has a function, but no metrics of its gateway";
        if (component.Name == ComponentNames.Generator)
            yield return $"has the name '{component.Name}', which is irisbench's own";
        foreach (var selector in new[] { component.Prometheus?.Cpu, component.Prometheus?.Memory }.OfType<string>()
            .Where(selector => !Regex.IsMatch(Filled().Replace(selector, "x"), PrometheusDefinition.SelectorPattern)))
            yield return $"has '{selector}', which must be a selector: a metric's name and matchers in braces, "
                + "without functions or a range";
        if (component.Prometheus is { } prometheus && SeriesFamily.NameOf(prometheus.Cpu) == SeriesFamily.NameOf(prometheus.Memory))
            yield return $"has the metric {SeriesFamily.NameOf(prometheus.Cpu)} for its CPU and for its memory";
    }

    // What the environment will hold may be anything, a matcher's value for one.
    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Filled();

    public static IEnumerable<string> BrokenBetween(Experiment experiment)
    {
        var sides = experiment.Sides.Where(side => side.System is not null).ToArray();
        foreach (var same in sides.SelectMany(side => side.System!.Components.Select(component => (Side: side.Name, component)))
            .GroupBy(component => component.component.Name))
        {
            if (same.Select(component => component.component).Distinct().Count() > 1)
                yield return $"say different things of the component '{same.Key}'. If each has its own, as two versions have, they need "
                    + $"names that differ, as {string.Join(" and ", same.Select(component => $"{component.Side}-{same.Key}").Distinct())}. "
                    + "If it is one that they share, say the same of it";
            if (same.GroupBy(component => component.Side).Any(side => side.Count() > 1))
                yield return $"name the component '{same.Key}' twice in one system";
            if (sides.Length < experiment.Sides.Count && ComponentNames.All.Contains(same.Key))
                yield return $"name a component '{same.Key}', as one of the Iris pipeline's is called; take another name beside it";
        }

        // One table holds figures of one kind.
        if (sides.SelectMany(side => side.System!.Components).GroupBy(ScopeOf).ToArray() is [var one, var other])
            yield return $"have {one.First().Name} measured as a {one.Key.ToString().ToLowerInvariant()} "
                + $"and {other.First().Name} as a {other.Key.ToString().ToLowerInvariant()}, "
                + "which count memory differently: measure all of them in one of the two ways";
    }
}
